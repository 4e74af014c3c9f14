/** Moves the keyboard along the links of a list; to the first one, if it is elsewhere. */
export function stepRow(list: HTMLElement | null, by: number): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const on = links.findIndex((link) => link === document.activeElement);
  const next = on === -1 ? 0 : Math.min(Math.max(on + by, 0), links.length - 1);
  links[next]?.focus();
}
