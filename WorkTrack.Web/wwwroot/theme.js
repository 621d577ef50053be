// Chooses the colours before the first paint, so that a dark screen never flashes white. Hence a plain script in the
// head and not a module; and hence the choice lives in the browser, where the server need not be asked for it.
(() => {
  const key = 'worktrack.theme';
  const choices = ['system', 'light', 'dark'];
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  let choice = kept();
  let isPrinting = false;

  function kept() {
    try {
      const value = localStorage.getItem(key);
      return choices.includes(value) ? value : 'system';
    } catch {
      // A browser that forbids storage shows the system's colours.
      return 'system';
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, choice);
    } catch {
      // Then the choice holds until the page is left.
    }
  }

  function apply() {
    // Paper is white.
    const dark = !isPrinting && (choice === 'dark' || (choice === 'system' && systemIsDark.matches));
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.themeChoice = choice;
  }

  apply();
  systemIsDark.addEventListener('change', apply);

  for (const moment of ['beforeprint', 'afterprint']) {
    addEventListener(moment, () => {
      isPrinting = moment === 'beforeprint';
      apply();
    });
  }

  addEventListener('storage', event => {
    if (event.key === key) {
      choice = kept();
      apply();
    }
  });

  // On the document: the button comes and goes with pages.
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-theme-toggle]')) {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      keep();
      apply();
    }
  });
})();
