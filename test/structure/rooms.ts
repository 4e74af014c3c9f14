import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['{apps,packages}/*/src/**/*.{ts,tsx}', 'emails/{src,components}/**/*.{ts,tsx}'];
const NO_SOURCE = /\.(?:test|fixture|arbitrary)\.tsx?$/;
const IMPORT = /(?:\bfrom |\bimport\()'([^']+)'/g;

/** One file of a room that imports a file or a room. */
interface Import {
  readonly room: string;
  readonly file: string;
  /** `@galley/…`, or a path from the root of the repository. */
  readonly of: string;
}

/** Arrows from rooms or folders to those that they import. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

const imports: readonly Import[] = globSync(SOURCES, { cwd: ROOT })
  .filter((file) => !NO_SOURCE.test(file))
  .flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map(([, of = '']) => ({
      room: roomOf(file),
      file,
      of: of.startsWith('.') ? normalize(join(dirname(file), of)) : of,
    })),
  );

function roomOf(file: string): string {
  const [group, name = ''] = file.split('/');
  return group === 'emails' ? group : name;
}

export const ROOMS: readonly string[] = [...new Set(imports.map(({ room }) => room))].toSorted();

/** Which rooms import which. */
export function roomArrows(): Arrows {
  const pairs = imports.flatMap(({ room, of }) => {
    const [, to] = /^@galley\/([\w-]+)/.exec(of) ?? [];
    return to === undefined || to === room ? [] : [[room, to] as const];
  });
  return collect(pairs);
}

/** What its manifest says that a room imports. */
export function manifestArrows(): Arrows {
  const manifests = globSync(['{apps,packages}/*/package.json', 'emails/package.json'], {
    cwd: ROOT,
  });
  return collect(
    manifests.flatMap((path) => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      return Object.keys(dependencies)
        .filter((name) => name.startsWith('@galley/'))
        .map((name) => [roomOf(path), name.slice('@galley/'.length)] as const);
    }),
  );
}

/** The arrows that CONTRIBUTING.md draws: `a --> b & c`. */
export function drawnArrows(): Arrows {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(text) ?? [];
  return collect(
    [...diagram.matchAll(/^ *([\w-]+) --> (.+)$/gm)].flatMap(([, from = '', to = '']) =>
      to.split('&').map((each) => [from, each.trim()] as const),
    ),
  );
}

/** The one file that puts the tables of all folders together. */
const GROUND_PLAN = 'packages/db/src/schema/database.ts';

/**
 * Which folders of a room import which. Files beside the folders put them together, so imports of
 * those files don't count.
 */
export function folderArrows(room: string): Arrows {
  const folder = (file: string): string | null => {
    const [, rest = file] = /^(?:(?:apps|packages)\/[\w-]+|emails)\/(.+)$/.exec(file) ?? [];
    const parts = relative('src', rest)
      .replace(/^\.\.\//, '')
      .split('/');
    return parts.length < 2 ? null : (parts[0] ?? null);
  };
  return collect(
    imports.flatMap(({ room: its, file, of }) => {
      if (its !== room || of.startsWith('@') || file === GROUND_PLAN) return [];
      const [from, to] = [folder(file), folder(of)];
      return from === null || to === null || from === to ? [] : [[from, to] as const];
    }),
  );
}

function collect(pairs: readonly (readonly [string, string])[]): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [from, to] of pairs) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  return arrows;
}

/** A way along arrows from somewhere back to it; null when there is none. */
export function findCircle(arrows: Arrows): readonly string[] | null {
  const done = new Set<string>();
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return null;
    for (const to of arrows.get(at) ?? []) {
      const circle = walk(to, [...way, at]);
      if (circle !== null) return circle;
    }
    done.add(at);
    return null;
  };
  for (const from of arrows.keys()) {
    const circle = walk(from, []);
    if (circle !== null) return circle;
  }
  return null;
}

/** Arrows as lines that a test can compare. */
export const linesOf = (arrows: Arrows): readonly string[] =>
  [...arrows].flatMap(([from, to]) => [...to].map((each) => `${from} --> ${each}`)).toSorted();
