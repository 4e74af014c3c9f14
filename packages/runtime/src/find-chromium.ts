import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The names under which it is installed, first that of the browser without windows: it is fastest. */
export const CHROMIUM_NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
] as const;
const OUTSIDE_PATH = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Finds this machine's browser in the folders of `path`; null if there is none. */
export function findChromium(
  path: string,
  elsewhere: readonly string[] = OUTSIDE_PATH,
): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const places = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...elsewhere].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
