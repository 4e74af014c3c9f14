// Keeps the page up to date while files or the queue change: it replaces what differs and keeps
// each frame's scroll position.
const live = document.getElementById('live');

const scrollOf = (frame) => frame.contentWindow?.scrollY ?? 0;

function reload(frame, src) {
  const y = scrollOf(frame);
  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, y), { once: true });
  // Not through src, which would add an entry to the tab's history.
  if (frame.contentWindow) frame.contentWindow.location.replace(src);
  frame.dataset.src = src;
}

const viewsOf = (part) =>
  [...part.querySelectorAll('iframe')].map((frame) => frame.title.split(':')[0]);

function renewSheets(old, fresh) {
  if (viewsOf(old).join() !== viewsOf(fresh).join()) return old.replaceWith(fresh);
  const frames = [...old.querySelectorAll('iframe')];
  [...fresh.querySelectorAll('iframe')].forEach((frame, at) => {
    const src = frame.getAttribute('src');
    const known = frames[at].dataset.src ?? frames[at].getAttribute('src');
    if (src !== known) reload(frames[at], src);
    frames[at].title = frame.title;
  });
}

async function renew() {
  const page = new DOMParser().parseFromString(
    await (await fetch(location.href)).text(),
    'text/html',
  );
  const { id, value } = document.activeElement ?? {};
  const parts = (root) => [...root.querySelectorAll('[data-part]')];
  const names = (root) =>
    parts(root)
      .map((part) => part.dataset.part)
      .join();
  if (names(page) !== names(document)) {
    document.getElementById('content').replaceWith(page.getElementById('content'));
  } else {
    const fresh = parts(page);
    parts(document).forEach((part, at) => {
      if (part.dataset.part === 'sheets') renewSheets(part, fresh[at]);
      else if (part.innerHTML !== fresh[at].innerHTML) part.replaceWith(fresh[at]);
    });
  }
  document.title = page.title;
  const focused = id ? document.getElementById(id) : null;
  if (focused && value !== undefined) focused.value = value;
  focused?.focus({ preventScroll: true });
  live.textContent = `Updated at ${new Date().toLocaleTimeString()}`;
  document.documentElement.dataset.updated = String(Date.now());
}

const changes = new EventSource(document.body.dataset.changes);
// One after the other: an older page must not arrive last.
let renewing = Promise.resolve();
changes.addEventListener('changed', () => {
  renewing = renewing.then(renew, renew);
});
changes.addEventListener('open', () => (live.textContent = 'Live'));
changes.addEventListener(
  'error',
  () => (live.textContent = 'Galley has stopped; this page no longer updates'),
);
