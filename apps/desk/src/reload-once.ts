const PLACE = 'galley.reloaded';
const PATIENCE_MS = 60_000;

/**
 * Loads the page again when one of its files is gone, as after an update: the new page names the
 * new files. Twice within a minute would be a loop, so then the error is shown. Without a network
 * the file may be there, and a new page would not be.
 */
export async function reloadOnce(): Promise<void> {
  const last = readLast();
  if (last === null || Date.now() - last < PATIENCE_MS) return;
  const isThere = await fetch(location.href, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) return;
  sessionStorage.setItem(PLACE, String(Date.now()));
  location.reload();
}

/** Null if this browser keeps nothing, so that nobody would notice a loop. */
function readLast(): number | null {
  try {
    return Number(sessionStorage.getItem(PLACE) ?? 0);
  } catch {
    return null;
  }
}
