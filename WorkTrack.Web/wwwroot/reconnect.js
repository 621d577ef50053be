// Shows that the page has lost its server, and gets it back without anybody's help.
const dialog = document.getElementById('components-reconnect-modal');
const longest = 5000;

// For ever, quickly at first; and at once when the tab comes to the front, which Blazor sees to.
Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: undefined,
      retryIntervalMilliseconds: attempt => attempt < 2 ? 0 : Math.min(longest, 500 * attempt) * (0.75 + Math.random() / 2),
      dialogId: dialog.id,
    },
  },
}).catch(worktrack.comeBack);

dialog.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      if (!dialog.open) {
        dialog.showModal();
      }
      break;
    case 'hide':
      dialog.close();
      document.dispatchEvent(new Event('worktrack:reconnected'));
      break;
    case 'failed':
    case 'rejected':
    case 'resume-failed':
      // The server is there and no longer knows this page.
      worktrack.comeBack();
      break;
  }
});

// Esc would hide that what stands behind is old.
dialog.addEventListener('cancel', event => event.preventDefault());
dialog.querySelector('button').addEventListener('click', worktrack.comeBack);
