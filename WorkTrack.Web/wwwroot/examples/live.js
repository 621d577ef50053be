// An example of worktrack-live.js: every computer a card, the figures above. Text goes in with textContent, as a window's
// title may be anything, markup included.
const live = new WorkTrackLive();
const cards = new Map();
const order = ['online', 'idle', 'unknown', 'offline'];
const byId = id => document.getElementById(id);

live.addEventListener('change', ({ detail }) => {
  detail.removed.forEach(remove);
  detail.changed.forEach(draw);
  sortSoon();
});

live.addEventListener('stats', ({ detail: stats }) => {
  byId('online').textContent = stats?.online_computers ?? '–';
  byId('total').textContent = stats?.total_computers ?? '–';
  byId('usage').textContent = stats ? duration(stats.total_usage_today) : '–';
});

live.addEventListener('status', showConnection);
showConnection();

function draw(computer) {
  let card = cards.get(computer.computer_id);
  if (card === undefined) {
    card = byId('computer').content.firstElementChild.cloneNode(true);
    cards.set(computer.computer_id, card);
  } else {
    // Begins the glow anew.
    card.classList.remove('is-fresh');
    requestAnimationFrame(() => card.classList.add('is-fresh'));
  }

  const write = (selector, text) => { card.querySelector(selector).textContent = text ?? ''; };
  card.dataset.computerId = computer.computer_id;
  card.dataset.status = computer.status;
  write('h2', computer.computer_name);
  write('.presence', computer.status);
  write('.user', computer.user_name);
  write('.program', computer.active_window?.program_name);
  write('.title', computer.active_window ? computer.active_window.window_title : 'No window in front');
  write('.minutes', duration(computer.usage_minutes));
}

function remove(id) {
  cards.get(id)?.remove();
  cards.delete(id);
}

// Once a frame, however many computers changed; and only cards that stand elsewhere are moved.
let isDue = false;
function sortSoon() {
  if (!isDue) {
    isDue = true;
    requestAnimationFrame(sort);
  }
}

function sort() {
  isDue = false;
  const sorted = [...live.computers.values()].sort((a, b) =>
    order.indexOf(a.status) - order.indexOf(b.status) || a.computer_name.localeCompare(b.computer_name) || (a.computer_id < b.computer_id ? -1 : 1));
  const list = byId('computers');
  let place = list.firstElementChild;
  for (const { computer_id: id } of sorted) {
    const card = cards.get(id);
    if (card === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(card, place);
    }
  }

  byId('empty').hidden = sorted.length > 0 || live.stats === null;
}

function showConnection() {
  const { status, leads, httpStatus, retryIn } = live.state;
  const connection = byId('connection');
  connection.dataset.status = status;
  connection.textContent = status === 'connected' ? 'Live'
    : httpStatus === 401 || httpStatus === 403 ? 'Please sign in to WorkTrack'
    : status === 'reconnecting' ? `Reconnecting${retryIn > 1500 ? ` in ${Math.round(retryIn / 1000)} s` : ''}`
    : 'Connecting';
  byId('sharing').textContent = status !== 'connected' ? '' : leads ? 'This tab has the connection.' : 'Another tab has the connection, and this one listens.';
}

function duration(minutes) {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
