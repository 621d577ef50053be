// Tells the server whether this tab is in front: for one that nobody sees it neither reads nor draws.
let page;

/** From now on tells a page's circuit. */
export function watch(circuit) {
  page = circuit;
  tell();
}

// Once more after a lost connection: what was said meanwhile did not arrive.
document.addEventListener('visibilitychange', tell);
document.addEventListener('worktrack:reconnected', tell);

async function tell() {
  try {
    await page?.invokeMethodAsync('HideTab', document.visibilityState === 'hidden');
  } catch {
    // Not connected. A circuit without a browser rests anyway.
  }
}
