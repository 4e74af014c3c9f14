/** Goes to the change after the one that has the focus, and from the last to the first. */
export function focusNextChange(list: HTMLDetailsElement | null): void {
  if (list === null) return;
  list.open = true;
  const changes = [...list.querySelectorAll<HTMLElement>('[data-change]')];
  const at = changes.findIndex((change) => change.contains(document.activeElement));
  const next = changes[(at + 1) % changes.length] ?? list.querySelector('summary');
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
