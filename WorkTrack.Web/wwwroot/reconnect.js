// Shows that the page has lost its server, and gets it back without anybody's help: a screen on a wall has no keyboard.
const dialog = document.getElementById('components-reconnect-modal');
const pause = 5000;
let waiting;

dialog.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      if (!dialog.open) {
        dialog.showModal();
      }
      break;
    case 'hide':
      dialog.close();
      break;
    case 'failed':
      tryLater();
      break;
    case 'rejected':
    case 'resume-failed':
      location.reload();
      break;
  }
});

// Esc would hide that what stands behind is old.
dialog.addEventListener('cancel', event => event.preventDefault());
dialog.querySelector('button').addEventListener('click', retry);
document.addEventListener('visibilitychange', () => {
  if (waiting && document.visibilityState === 'visible') {
    retry();
  }
});

function tryLater() {
  clearTimeout(waiting);
  waiting = setTimeout(retry, pause);
}

async function retry() {
  clearTimeout(waiting);
  waiting = undefined;
  try {
    // False: the server is there and no longer knows this page. It throws while there is no server.
    if (!await Blazor.reconnect()) {
      location.reload();
    }
  } catch {
    tryLater();
  }
}
