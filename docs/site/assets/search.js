// The search runs in the browser: its index is a script, so it works from a folder too.
const root = document.currentScript.dataset.root;
const box = document.querySelector('.search');
const field = box.querySelector('input');
const list = box.querySelector('ul');
const count = box.querySelector('.count');
const MOST = 12;
let index = null;
let isAsked = false;
let chosen = -1;

box.hidden = false;

/** Loads the index when somebody first wants to search. */
function load() {
  if (isAsked) return;
  isAsked = true;
  const script = document.createElement('script');
  script.src = `${root}search-index.js`;
  script.addEventListener('load', () => {
    index = globalThis.MiniSearch.loadJS(globalThis.docsIndex, {
      fields: ['title', 'text', 'body'],
      storeFields: ['path', 'title', 'text', 'start'],
    });
    search();
  });
  document.head.append(script);
}

function search() {
  const words = field.value.trim();
  const found =
    index === null || words === ''
      ? []
      : index
          .search(words, {
            prefix: true,
            fuzzy: (term) => (term.length > 5 ? 0.2 : 0),
            combineWith: 'AND',
            boost: { title: 3, text: 4 },
            // Decisions say why; people mostly ask how.
            boostDocument: (id) => (String(id).startsWith('adr/') ? 0.4 : 1),
          })
          .slice(0, MOST);
  list.replaceChildren(...found.map(entry));
  choose(-1);
  show(found.length > 0);
  count.textContent = words === '' || index === null ? '' : `${found.length} found`;
}

function entry({ path, title, text, start }, at) {
  const item = document.createElement('li');
  item.id = `found-${at}`;
  item.role = 'option';
  item.dataset.path = path;
  item.append(text === '' ? title : `${title}: ${text}`);
  const more = document.createElement('small');
  more.append(start);
  item.append(more);
  return item;
}

function show(isOpen) {
  list.hidden = !isOpen;
  field.setAttribute('aria-expanded', String(isOpen));
}

function choose(at) {
  chosen = at;
  for (const [place, item] of [...list.children].entries()) {
    item.setAttribute('aria-selected', String(place === at));
    if (place === at) item.scrollIntoView({ block: 'nearest' });
  }
  if (at === -1) field.removeAttribute('aria-activedescendant');
  else field.setAttribute('aria-activedescendant', `found-${at}`);
}

function open(item) {
  show(false);
  location.href = root + item.dataset.path;
}

field.addEventListener('focus', load);
field.addEventListener('input', () => {
  load();
  search();
});
field.addEventListener('keydown', (event) => {
  const last = list.children.length - 1;
  if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1);
  else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1);
  else if (event.key === 'Escape') show(false);
  else if (event.key === 'Enter' && last >= 0) open(list.children[Math.max(chosen, 0)]);
  else return;
  event.preventDefault();
});
list.addEventListener('pointerdown', (event) => {
  const item = event.target.closest('li');
  if (item !== null) {
    event.preventDefault();
    open(item);
  }
});
field.addEventListener('blur', () => show(false));
document.addEventListener('keydown', (event) => {
  const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
  }
});
