const PLACE = 'galley.reloaded';
const PATIENCE_MS = 60_000;

/**
 * Loads the page again when one of its files is gone, as after an update: the new page names the
 * new files. Twice within a minute would be a loop, so then the error is shown.
 */
export function reloadOnce(event: Event): void {
  const last = Number(sessionStorage.getItem(PLACE) ?? 0);
  if (Date.now() - last < PATIENCE_MS) return;
  sessionStorage.setItem(PLACE, String(Date.now()));
  event.preventDefault();
  location.reload();
}
