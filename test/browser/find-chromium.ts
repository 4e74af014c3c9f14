import { CHROMIUM_NAMES, findChromium as find } from '@galley/runtime';

/**
 * The browser of this machine, found in the folders of `path`.
 *
 * @throws Error that says how to get one. A run without a browser fails: skipped tests look green.
 */
export function findChromium(path: string, elsewhere?: readonly string[]): string {
  const found = find(path, elsewhere);
  if (found === null) {
    throw new Error(
      `No browser was found: ${CHROMIUM_NAMES.join(', ')} are not on PATH. On Debian and Ubuntu: apt-get install chromium`,
    );
  }
  return found;
}
