import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A built file as it is, and smaller for browsers that can read that. */
export interface DeskFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly smaller: readonly {
    readonly encoding: 'br' | 'gzip';
    readonly bytes: Uint8Array<ArrayBuffer>;
  }[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const SMALLER = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The built desk, by the paths below `/desk`. */
export type DeskFiles = ReadonlyMap<string, DeskFile>;

/** Reads the built desk into memory, where a later build can't mix with it. */
export function readDesk(folder: string): DeskFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const there = new Set(names);
  const read = (name: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(readFileSync(join(folder, name)));
  return new Map(
    names.flatMap((name) => {
      const type = TYPES[extname(name)];
      if (type === undefined) return [];
      const smaller = SMALLER.flatMap(([encoding, ending]) =>
        there.has(name + ending) ? [{ encoding, bytes: read(name + ending) }] : [],
      );
      return [[name.replaceAll('\\', '/'), { type, plain: read(name), smaller }]];
    }),
  );
}
