// Follows the board of a WorkTrack server from any page. One file, nothing else needed:
//
//   <script src="https://worktrack.example/worktrack-live.js"></script>
//
//   const live = new WorkTrackLive();
//   live.addEventListener('change', event => draw(event.detail.changed, event.detail.removed));
//
// docs/stream.md, "In the browser", says the rest. What computers report is text and never markup: show it with
// textContent.
(() => {
  'use strict';

  // The server is where this script came from.
  const home = new URL('.', document.currentScript?.src ?? new URL('/', location.href)).href;

  // Milliseconds. The server sends at least a comment every 15 s: after three that did not come, nobody is there.
  const firstDelay = 1000;
  const longestDelay = 30_000;
  const silence = 45_000;
  const goodConnection = 10_000;
  const grace = 10_000;

  // Seconds.
  const longestRetryAfter = 300;

  // Never all at once: a thousand pages lose their server in the same moment.
  const spread = delay => Math.round(delay * (0.25 + 0.75 * Math.random()));

  /** Cuts bytes into events: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
  class EventCutter {
    #decoder = new TextDecoder();
    #endsInReturn = false;
    #rest = '';
    #data = null;
    #nextId;

    constructor(id) {
      this.id = this.#nextId = id;
    }

    /** The data of the events that these bytes complete. */
    cut(bytes) {
      let text = this.#decoder.decode(bytes, { stream: true });
      if (this.#endsInReturn && text.startsWith('\n')) {
        text = text.slice(1);
      }

      this.#endsInReturn = text.endsWith('\r');
      const lines = text.split(/\r\n|\n|\r/);
      lines[0] = this.#rest + lines[0];
      this.#rest = lines.pop();
      const events = [];
      for (const line of lines) {
        if (line !== '') {
          this.#readField(line);
          continue;
        }

        this.id = this.#nextId;
        if (this.#data !== null) {
          events.push(this.#data);
          this.#data = null;
        }
      }

      return events;
    }

    #readField(line) {
      const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
      if (name === 'data') {
        this.#data = this.#data === null ? value : `${this.#data}\n${value}`;
      } else if (name === 'id' && !value.includes('\0')) {
        this.#nextId = value;
      }
    }
  }

  /**
   * One connection, begun again for ever. With fetch and not EventSource, which gives up at any answer but 200, cannot
   * say where it was when it is made anew, and does not notice that a connection is dead.
   */
  class Connection {
    #address;
    #credentials;
    #lastEventId;
    #told;
    #heard;
    #request = null;
    #isStopped = false;
    #endPause = () => {};

    /**
     * @param lastEventId The event to go on after; '' for the whole board.
     * @param told Is called with a status and its details.
     * @param heard Is called with events, none with a mere sign of life, and the id of the newest.
     */
    constructor(address, credentials, lastEventId, told, heard) {
      [this.#address, this.#credentials, this.#lastEventId] = [address, credentials, lastEventId];
      [this.#told, this.#heard] = [told, heard];
    }

    async run() {
      for (let failures = 0; !this.#isStopped; failures++) {
        const { lastedFor = 0, retryAfter = 0, ...problem } = await this.#follow();
        failures = lastedFor > goodConnection ? 0 : failures;
        const retryIn = retryAfter * 1000 + spread(Math.min(longestDelay, firstDelay * 2 ** failures));

        // Every stream has an end that the server chose; only the next attempt can say whether anything is wrong.
        const isExpected = lastedFor > goodConnection && problem.message === undefined;
        if (!this.#isStopped && !isExpected) {
          this.#told('reconnecting', { ...problem, retryIn });
        }

        await this.#pause(retryIn);
        if (!this.#isStopped && !isExpected) {
          this.#told('reconnecting', problem);
        }
      }
    }

    stop() {
      this.#isStopped = true;
      this.restart();
    }

    /** Somebody looks: ends a pause. */
    hurry() {
      this.#endPause();
    }

    /** The network is another: what is open is most likely dead. */
    restart() {
      this.#request?.abort();
      this.#endPause();
    }

    #pause(delay) {
      return new Promise(resolve => {
        const timer = setTimeout(resolve, this.#isStopped ? 0 : delay);
        this.#endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }

    /** Reads until there is nothing more to read, and says why. */
    async #follow() {
      const request = this.#request = new AbortController();
      let watchdog;
      let openedAt = null;
      const isAlive = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => request.abort(), silence);
      };
      const lastedFor = () => (openedAt === null ? 0 : performance.now() - openedAt);
      try {
        isAlive();
        const response = await fetch(this.#address, {
          headers: { Accept: 'text/event-stream', ...(this.#lastEventId && { 'Last-Event-ID': this.#lastEventId }) },
          credentials: this.#credentials,
          cache: 'no-store',
          signal: request.signal,
        });
        if (!response.ok || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
          // A page to sign in at is an answer, too, and no stream.
          this.#lastEventId = isForbidden(response.status) ? '' : this.#lastEventId;
          const retryAfter = Math.min(longestRetryAfter, Number.parseInt(response.headers.get('Retry-After'), 10) || 0);
          return { httpStatus: response.status, retryAfter };
        }

        openedAt = performance.now();
        const cutter = new EventCutter(this.#lastEventId);
        for (const reader = response.body.getReader(); ;) {
          const { done, value } = await reader.read();
          if (done || this.#isStopped) {
            return { lastedFor: lastedFor() };
          }

          isAlive();
          this.#heard(cutter.cut(value).map(data => JSON.parse(data)), cutter.id);
          this.#lastEventId = cutter.id;
        }
      } catch (failure) {
        if (failure instanceof SyntaxError) {
          // Not what the server wrote. From the beginning, so that nothing is missing.
          this.#lastEventId = '';
        }

        return { lastedFor: lastedFor(), message: failure.message };
      } finally {
        clearTimeout(watchdog);
        request.abort();
      }
    }
  }

  /**
   * The board as it is now. Tabs that look at the same server share one connection: who holds the lock has it and tells
   * the others; when it goes, the next in line goes on from the last event it was told of.
   *
   * Events: `change` ({ changed, removed }), `stats` (the figures), `status` (see `state`), `error` ({ message }).
   */
  class WorkTrackLive extends EventTarget {
    /** Computers by their computer_id. */
    computers = new Map();

    /** The figures of all computers together; null until they are known. */
    stats = null;

    /** { status: 'connecting' | 'connected' | 'reconnecting' | 'closed', leads, httpStatus?, message?, retryIn? }; leads: this tab has the connection. */
    state = { status: 'connecting', leads: false };

    #address;
    #credentials;
    #share;
    #name;
    #listening = new AbortController();
    #lastEventId = '';
    #connection = null;
    #channel = null;
    #turn = null;
    #timer = null;
    #asks = false;

    // Who leads, and the number of its newest message. A hole in the numbers is a reason to ask.
    #term = '';
    #number = 0;

    /**
     * @param {object} [options]
     * @param {string} [options.server] Where WorkTrack is; where this script came from when not said.
     * @param {RequestCredentials} [options.credentials] 'include' for a server on another origin that knows this browser by its cookie.
     * @param {boolean} [options.share] Whether tabs share one connection. Where the browser cannot, each has its own.
     */
    constructor({ server = home, credentials = 'same-origin', share = true } = {}) {
      super();
      this.#address = new URL('api/dashboard-stream?mode=delta', new URL(server.replace(/\/*$/, '/'), location.href)).href;
      this.#credentials = credentials;
      this.#name = `worktrack-live ${credentials} ${this.#address}`;
      this.#share = share && 'locks' in navigator && 'BroadcastChannel' in globalThis;

      // A page in the browser's history must not keep the connection from those that are looked at.
      const { signal } = this.#listening;
      addEventListener('pagehide', () => this.#end(), { signal });
      addEventListener('pageshow', event => event.persisted && this.#return(), { signal });
      addEventListener('online', () => this.#connection?.restart(), { signal });
      document.addEventListener('visibilitychange', () => document.hidden || this.#hurry(), { signal });
      this.#begin();
    }

    get status() {
      return this.state.status;
    }

    /** Ends it for good. Other tabs go on. */
    close() {
      this.#listening.abort();
      this.#end();
      this.#show('closed');
    }

    #begin() {
      if (!this.#share) {
        this.#lead();
        return;
      }

      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }) => this.#hear(data);
      this.#queue();
      this.#post('ask');
      this.#watch();
    }

    #return() {
      this.#show('reconnecting');
      this.#begin();
    }

    #end() {
      clearTimeout(this.#timer);
      this.#turn?.abort();
      this.#turn = null;
      this.#connection?.stop();
      this.#connection = null;
      this.#channel?.close();
      this.#channel = null;
    }

    /** Stands in line for the connection, or takes it from a tab that does not answer. */
    async #queue(steal = false) {
      this.#turn?.abort();
      const turn = this.#turn = new AbortController();
      try {
        await navigator.locks.request(this.#name, steal ? { steal } : { signal: turn.signal }, () => this.#turn === turn && this.#lead());
      } catch (failure) {
        if (this.#turn !== turn) {
          return;
        }

        this.#connection?.stop();
        this.#connection = null;
        if (failure.name === 'AbortError') {
          // Another tab took it: this one was asleep.
          this.#show(this.status);
          this.#queue();
          this.#watch();
        } else {
          // A browser that has locks and forbids them here.
          this.#end();
          this.#lead();
        }
      }
    }

    async #lead() {
      clearTimeout(this.#timer);
      this.#term = Math.random().toString(36).slice(2);
      this.#number = 0;
      const connection = this.#connection = new Connection(
        this.#address, this.#credentials, this.#lastEventId,
        (status, detail) => this.#tell(status, detail), (events, id) => this.#pass(events, id));
      this.#tell(this.status);
      await connection.run();
    }

    /** Leader: says how it goes. */
    #tell(status, detail) {
      this.#show(status, detail);
      this.#forgetIfForbidden(detail);
      this.#post('status');
    }

    /** Leader: takes events and passes them on. */
    #pass(events, id) {
      this.#show('connected');
      if (this.#connection === null) {
        // Closed by who was just told.
        return;
      }

      this.#take(events, id);
      if (this.#number > 0) {
        this.#number++;
        this.#post('news', { events, id });
      } else {
        // The first word of a new leader is the whole board, as nobody knows what the last one still said.
        this.#postBoard();
      }
    }

    #postBoard() {
      if (this.stats === null) {
        this.#post('status');
        return;
      }

      this.#number ||= 1;
      const data = { computers: [...this.computers.values()], stats: this.stats };
      this.#post('board', { events: [{ type: 'computers_update', data }], id: this.#lastEventId });
    }

    #post(kind, more) {
      const { leads, ...state } = this.state;
      this.#channel?.postMessage({ kind, term: this.#term, number: this.#number, state, ...more });
    }

    #hear({ kind, term, number, state, events, id }) {
      if (this.#connection) {
        // What a former leader still says comes from the server as well.
        if (kind === 'ask') {
          this.#postBoard();
        } else if (kind === 'wake') {
          this.#connection.hurry();
          this.#post('status');
        }

        return;
      }

      if (kind === 'ask' || kind === 'wake') {
        return;
      }

      const { status, ...detail } = state;
      this.#show(status, detail);
      if (this.#channel === null) {
        // Closed by who was just told.
        return;
      }

      this.#watch();
      this.#forgetIfForbidden(detail);
      const isNews = kind === 'news' && term === this.#term && number === this.#number + 1;
      const isBoard = kind === 'board' && !(term === this.#term && number <= this.#number);
      if (isNews || isBoard) {
        this.#asks = false;
        [this.#term, this.#number] = [term, number];
        this.#take(events, id);
      } else if (kind === 'news' && !this.#asks) {
        this.#asks = true;
        this.#post('ask');
      }
    }

    /** Follower: a leader that says nothing is asked, and then replaced. In a hidden tab a leader's own timers are slow. */
    #watch() {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#asks = false;
        this.#post('wake');
        this.#timer = setTimeout(() => this.#queue(true), grace);
      }, this.state.retryIn === undefined ? silence : this.state.retryIn + firstDelay);
    }

    #hurry() {
      this.#connection?.hurry();
      this.#post('wake');
    }

    /** Who may no longer read keeps nothing of what they read. */
    #forgetIfForbidden(detail) {
      if (isForbidden(detail?.httpStatus) && this.stats !== null) {
        const removed = [...this.computers.keys()];
        this.computers.clear();
        this.stats = null;
        this.#lastEventId = '';
        this.#dispatch('change', { changed: [], removed });
        this.#dispatch('stats', null);
      }
    }

    #take(events, id) {
      const isFirst = this.stats === null;
      const { stats } = this;
      const changed = new Map();
      const removed = new Set();
      const errors = [];
      for (const { type, data } of events) {
        if (type === 'computers_update') {
          this.#replace(data.computers, changed, removed);
          this.stats = data.stats;
        } else if (type === 'computer_update') {
          this.computers.set(data.computer_id, data);
          changed.set(data.computer_id, data);
          removed.delete(data.computer_id);
        } else if (type === 'stats_update') {
          this.stats = data;
        } else if (type === 'error') {
          errors.push(data);
        }
      }

      this.#lastEventId = id;
      if (changed.size > 0 || removed.size > 0 || isFirst && this.stats !== null) {
        this.#dispatch('change', { changed: [...changed.values()], removed: [...removed] });
      }

      if (!isSame(stats, this.stats)) {
        this.#dispatch('stats', this.stats);
      }

      errors.forEach(error => this.#dispatch('error', error));
    }

    #replace(computers, changed, removed) {
      const before = new Map(this.computers);
      this.computers.clear();
      for (const computer of computers) {
        const id = computer.computer_id;
        this.computers.set(id, computer);
        if (!isSame(computer, before.get(id))) {
          changed.set(id, computer);
        }
      }

      for (const id of before.keys()) {
        if (!this.computers.has(id)) {
          changed.delete(id);
          removed.add(id);
        }
      }
    }

    #show(status, detail = {}) {
      const state = { status, leads: this.#connection !== null, ...detail };
      if (!isSame(state, this.state)) {
        this.state = state;
        this.#dispatch('status', state);
      }
    }

    #dispatch(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }
  }

  function isForbidden(httpStatus) {
    return httpStatus === 401 || httpStatus === 403;
  }

  function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  globalThis.WorkTrackLive = WorkTrackLive;
})();
