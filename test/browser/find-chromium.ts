import { CHROMIUM_NAMES, findChromium as find } from '@galley/runtime';

/**
 * This machine's browser, found in the folders of `path`.
 *
 * @throws Error that says how to get one. Without a browser, a run fails: skipped tests look green.
 */
export function findChromium(path: string, elsewhere?: readonly string[]): string {
  const found = find(path, elsewhere);
  if (found === null) {
    throw new Error(
      `No browser was found: ${CHROMIUM_NAMES.join(', ')} are not on PATH. On Debian: apt-get install chromium-headless-shell`,
    );
  }
  return found;
}
