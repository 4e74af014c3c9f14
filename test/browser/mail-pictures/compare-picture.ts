import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The share of a picture's pixels that may differ: other browser versions smooth differently. */
const TOLERANCE = 0.001;
const THRESHOLD = 0.15;
/** Stored shades of each colour: enough to tell our colours apart, and half the bytes. */
const SHADES = 32;

export type Comparison =
  { readonly kind: 'alike' | 'kept' } | { readonly kind: 'different'; readonly how: string };

/**
 * Compares a screenshot with the stored picture of that name, or stores it. If they differ, three
 * pictures in `differences` show the stored one, the new one, and where they differ.
 */
export async function comparePicture(
  screenshot: Buffer,
  its: { readonly name: string; readonly folder: string; readonly keep: boolean },
): Promise<Comparison> {
  const came = coarsen(PNG.sync.read(screenshot));
  const file = join(its.folder, `${its.name}.png`);
  if (its.keep) {
    await mkdir(its.folder, { recursive: true });
    await writeFile(file, print(came));
    return { kind: 'kept' };
  }
  const kept = await readIfThere(file);
  if (kept === null) return { kind: 'different', how: `${file} is missing; store it with -u` };
  const differences = join(its.folder, 'differences');
  const show = async (what: string, picture: PNG): Promise<string> => {
    const path = join(differences, `${its.name}.${what}.png`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, print(picture));
    return path;
  };
  if (kept.width !== came.width || kept.height !== came.height) {
    const path = await show('came', came);
    return {
      kind: 'different',
      how: `it is ${came.width}x${came.height}, expected ${kept.width}x${kept.height}; see ${path}`,
    };
  }
  const map = new PNG({ width: kept.width, height: kept.height });
  const pixels = pixelmatch(kept.data, came.data, map.data, kept.width, kept.height, {
    threshold: THRESHOLD,
  });
  const share = pixels / (kept.width * kept.height);
  if (share <= TOLERANCE) {
    await rm(join(differences, `${its.name}.differs.png`), { force: true });
    return { kind: 'alike' };
  }
  await show('came', came);
  const path = await show('differs', map);
  return {
    kind: 'different',
    how: `${(share * 100).toFixed(2)} % of its pixels differ, expected at most ${TOLERANCE * 100} %; see ${path}`,
  };
}

function coarsen(picture: PNG): PNG {
  const step = 255 / (SHADES - 1);
  for (let at = 0; at < picture.data.length; at += 1) {
    picture.data[at] = Math.round(Math.round((picture.data[at] ?? 0) / step) * step);
  }
  return picture;
}

const print = (picture: PNG): Buffer =>
  PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

async function readIfThere(file: string): Promise<PNG | null> {
  try {
    return PNG.sync.read(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
