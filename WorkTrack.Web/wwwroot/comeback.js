// Loads the page again as soon as the server answers, whatever it was that stopped it: a screen on a wall has no keyboard.
// A plain script in the head, so that it is there when anything after it does not arrive.
(() => {
  const pause = 2000;
  const patience = 15000;
  let isWaiting = false;

  // Asked for first: a reload while there is no server would leave the browser's own error page, which never comes back.
  async function comeBack() {
    if (isWaiting) {
      return;
    }

    isWaiting = true;
    while (!await answers()) {
      await new Promise(resolve => setTimeout(resolve, pause + Math.random() * pause));
    }

    location.reload();
  }

  async function answers() {
    try {
      return (await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(patience) })).ok;
    } catch {
      return false;
    }
  }

  window.worktrack = { comeBack };

  // A script or a style sheet did not arrive: the server went while it gave out the page.
  addEventListener('error', event => {
    if (event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement) {
      comeBack();
    }
  }, { capture: true });

  // Shown again from the browser's memory: its circuit has ended.
  addEventListener('pageshow', event => {
    if (event.persisted) {
      comeBack();
    }
  });

  addEventListener('load', () => {
    // Nothing was drawn: the circuit did not begin.
    if ('live' in document.body.dataset) {
      setTimeout(() => {
        if (!document.querySelector('.mud-layout')) {
          comeBack();
        }
      }, patience);
    }

    // The circuit has ended in an error. Time to read that; then once more from the beginning.
    const broken = document.getElementById('blazor-error-ui');
    new MutationObserver(() => {
      if (broken.style.display === 'block') {
        setTimeout(comeBack, patience);
      }
    }).observe(broken, { attributeFilter: ['style'] });
  });
})();
