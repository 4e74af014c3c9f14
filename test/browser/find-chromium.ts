import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const OUTSIDE_PATH = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The browser of this machine, found in the folders of `path` under the names that it usually has.
 *
 * @throws Error that says how to get one. A run without a browser fails: skipped tests look green.
 */
export function findChromium(path: string, elsewhere: readonly string[] = OUTSIDE_PATH): string {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [...places, ...elsewhere].find(isExecutable);
  if (found === undefined) {
    throw new Error(
      `No browser was found: ${NAMES.join(', ')} are not on PATH. On Debian and Ubuntu: apt-get install chromium`,
    );
  }
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
