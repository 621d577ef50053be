// Keys and menus of what stands around every page. They listen on the document: everything here comes and goes with pages.
const typing = 'input, textarea, select, [contenteditable]';

document.addEventListener('keydown', event => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !target.closest(`${typing}, [role=dialog]`)) {
    const search = document.querySelector('[data-search]');
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && target.matches('[data-search]')) {
    // They choose a result, and leave the cursor where it is.
    event.preventDefault();
  } else if (event.key === 'Escape') {
    const menu = target.closest('details[data-menu][open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});

// Before Blazor, which would take the skip link for one to another page.
document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : document.body;
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  }

  if (target.closest('[data-skip]')) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('content').focus();
  }

  const rail = target.closest('a')?.closest('[popover]');
  if (rail?.matches(':popover-open')) {
    rail.hidePopover();
  }
}, { capture: true });
