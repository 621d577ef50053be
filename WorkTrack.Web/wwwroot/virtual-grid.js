// Says which rows of a grid are in sight, so that the server draws only these. Rows have one height, which the style
// sheet gives (grid-auto-rows); the grid is as high as all of them together.

// Rows drawn above and below those in sight. While what is in sight is drawn, scrolling asks for nothing.
const beyond = 2;
const enough = 1;

/** Follows a grid until it is taken out of the page. */
export function follow(grid, owner) {
  let drawn = { first: 0, last: -1, columns: 0 };
  let isAsking = false;
  let isDue = false;

  const events = new AbortController();
  const sizes = new ResizeObserver(look);
  sizes.observe(grid);
  addEventListener('scroll', look, { signal: events.signal, passive: true });
  addEventListener('resize', look, { signal: events.signal, passive: true });
  document.addEventListener('worktrack:reconnected', askAgain, { signal: events.signal });
  look();

  async function look() {
    if (!grid.isConnected) {
      events.abort();
      sizes.disconnect();
      return;
    }

    // One question at a time: a slow line gets the newest one next, not all of them.
    isDue = true;
    if (isAsking) {
      return;
    }

    isAsking = true;
    try {
      while (isDue) {
        isDue = false;
        await ask();
      }
    } catch {
      // Not connected. Asked again when it is.
    } finally {
      isAsking = false;
    }
  }

  // What was asked while the connection was lost is never answered.
  function askAgain() {
    drawn = { first: 0, last: -1, columns: 0 };
    isAsking = false;
    look();
  }

  async function ask() {
    const style = getComputedStyle(grid);
    const columns = style.gridTemplateColumns.split(' ').length;
    const row = parseFloat(style.gridAutoRows) + (parseFloat(style.rowGap) || 0);
    const top = -grid.getBoundingClientRect().top - parseFloat(style.borderTopWidth || 0);
    const first = Math.max(0, Math.floor(top / row));
    const last = Math.max(first, Math.floor((top + innerHeight) / row));
    if (columns === drawn.columns && Math.max(0, first - enough) >= drawn.first && last + enough <= drawn.last) {
      return;
    }

    drawn = { first: Math.max(0, first - beyond), last: last + beyond, columns };
    await owner.invokeMethodAsync('Show', drawn.first, drawn.last - drawn.first + 1, columns);
  }
}
