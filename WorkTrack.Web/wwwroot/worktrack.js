// Ages that tick in the browser, so that the server needs no timer for them; and the clipboard.

// The browser's clock may be wrong. What counts is how long ago something was by the server's.
const served = document.querySelector('meta[name="server-time"]')?.content;
const skew = served ? Date.parse(served) - Date.now() : 0;
const words = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto', style: 'narrow' });

function age(instant) {
  const seconds = Math.max(0, Math.floor((Date.now() + skew - instant) / 1000));
  if (seconds < 5) {
    return words.format(0, 'second');
  }

  const [count, unit] =
    seconds < 60 ? [seconds, 'second']
    : seconds < 3600 ? [Math.floor(seconds / 60), 'minute']
    : seconds < 86400 ? [Math.floor(seconds / 3600), 'hour']
    : [Math.floor(seconds / 86400), 'day'];
  return words.format(-count, unit);
}

// The elements come empty from the server and their text is ours alone: nothing to fall out of step with.
function tick() {
  for (const element of document.querySelectorAll('time[data-age]')) {
    const instant = Date.parse(element.dateTime);
    const text = Number.isNaN(instant) ? '' : age(instant);
    if (element.textContent !== text) {
      element.textContent = text;
    }

    if (element.dataset.age !== element.dateTime) {
      element.dataset.age = element.dateTime;
      element.title = Number.isNaN(instant) ? '' : new Date(instant).toLocaleString(document.documentElement.lang || undefined);
    }
  }
}

tick();
setInterval(() => {
  if (document.visibilityState === 'visible') {
    tick();
  }
}, 1000);
document.addEventListener('visibilitychange', tick);

// A card that has just been drawn shows its age at once, not a second later.
new MutationObserver(tick).observe(document.body, { childList: true, subtree: true, attributeFilter: ['datetime'] });

/** Copies text; says whether it worked. */
export async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed: try the old way.
    }
  }

  // Plain http beyond localhost has no clipboard, and is how many offices will open this page.
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}
