import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOUBT_REASONS, EXCLUSION_REASONS, ISSUE_REASONS } from '@galley/core/delivery';
import { SUPPRESSION_STRENGTH } from '@galley/core/feedback';
import { INBOUND_RESULTS } from '@galley/core/inbound';
import { SKIP_REASONS } from '@galley/core/issue';
import { PREFLIGHT_RULES } from '@galley/core/issue/preflight';
import {
  CONFIRMATION_LIMITS,
  IMPORT_FORMATS,
  SIGN_UP_LIMITS,
  SIGN_UP_REASONS,
} from '@galley/core/subscription';
import { readConfig } from '@galley/runtime';
import { FAULT_NAMES } from '@galley/sandbox';
import { describe, expect, test } from 'vitest';
import { runGalley } from '../kit/index.ts';
import { fillTables } from './preflight-table.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  'CONTEXT.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md', { cwd: ROOT }),
];

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const manifest = (path: string): Manifest => JSON.parse(read(path)) as Manifest;

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  test('links to existing files', () => {
    const links = matches(text, /\]\((?!https?:|#|mailto:)([^)#]+)/g);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
  });

  test('names existing paths', () => {
    const paths = matches(text, /`((?:apps|packages|emails|test|docs|\.ci)\/[\w./-]+)`/g);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has no row twice in a table, and no paragraph twice in a row', () => {
    const lines = text.split('\n');
    const rows = lines.map((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? null);
    const begun = lines.map((line) => /^(?:- )?\*\*[^*]+\*\*/.exec(line)?.[0] ?? null);
    const twice = [...rows.entries()].filter(([at, row]) => {
      const table = rows.slice(Math.max(0, rows.lastIndexOf(null, at)), at);
      return row !== null && table.includes(row);
    });
    expect(twice.map(([, row]) => row)).toEqual([]);
    const again = begun.filter(
      (start, at) => start !== null && begun.slice(Math.max(0, at - 2), at).includes(start),
    );
    expect(again).toEqual([]);
  });

  test('names existing npm scripts', () => {
    const scripts = manifest('package.json').scripts ?? {};
    const named = matches(text, /npm run (?:-s )?([\w:-]*\w)/g);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test('names existing commands', async () => {
    const commands = new Set(
      matches(text, /(?<![\w@/.-])galley(?: --)? ((?:[a-z]+(?:-[a-z]+)* ?){1,2})/g),
    );
    const wrong: string[] = [];
    for (const command of commands) {
      if (!(await isCommand(command.trim().split(' ')))) wrong.push(command);
    }
    expect(wrong).toEqual([]);
  });
});

test('every option that a page names in a command exists there', async () => {
  const wrong: string[] = [];
  const helps = new Map<string, string>();
  const helpOn = async (words: readonly string[]): Promise<string> => {
    const key = words.join(' ');
    const known = helps.get(key);
    if (known !== undefined) return known;
    const { stdout } = await runGalley([...words, '--help'], { cwd: ROOT });
    helps.set(key, stdout);
    return stdout;
  };
  for (const page of PAGES) {
    for (const [, text = ''] of read(page).matchAll(
      /`(?:npm run -s )?galley(?: --)? ([^`\n]+)`/g,
    )) {
      const words = text.split(' ').filter((word) => /^[a-z-]+$/.test(word));
      const help = await helpOn(words.slice(0, 2).filter((word) => !word.startsWith('--')));
      const named = matches(text, / (--[a-z-]+)/g);
      wrong.push(
        ...named
          .filter((option) => !help.includes(option))
          .map((option) => `${page}: galley ${text}: ${option}`),
      );
    }
  }
  expect(helps.size).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

/** Asks the CLI for help on these words: it names the deepest command that it knows. */
async function isCommand([group = '', command]: readonly string[]): Promise<boolean> {
  const { stdout } = await runGalley([group, command ?? '', '--help'], { cwd: ROOT });
  if (command !== undefined && stdout.startsWith(`Usage: galley ${group} ${command} `)) return true;
  // A command without subcommands: the second word is an argument, or prose.
  const isGroup = /^Commands:/m.test(stdout);
  return stdout.startsWith(`Usage: galley ${group} `) && (command === undefined || !isGroup);
}

test('docs/env.md lists exactly the settings that Galley reads', () => {
  const listed = matches(read('docs/env.md'), /^\| `([A-Z_]+)` \|/gm);
  const asked = new Set<string>();
  readConfig(new Proxy({}, { get: (_env, name) => (asked.add(String(name)), undefined) }));
  expect(listed.toSorted()).toEqual([...asked].toSorted());
});

test('docs/dependencies.md has exactly one line per dependency', () => {
  const listed = matches(read('docs/dependencies.md'), /^\| `([^`]+)` \|/gm);
  const files = globSync(
    [
      'package.json',
      '{apps,packages}/*/package.json',
      'docs/site/package.json',
      'emails/package.json',
      'emails/preview/package.json',
      'test/mutation/package.json',
      'test/package.json',
    ],
    { cwd: ROOT },
  );
  const all = files.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = manifest(file);
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  const ours = all.filter(([name]) => !name.startsWith('@galley/'));
  expect(listed.toSorted()).toEqual([...new Set(ours.map(([name]) => name))].toSorted());
  expect(ours.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});

test('docs/preflight.md explains every rule and every enhancement in the words of the code', () => {
  const page = read('docs/preflight.md');
  expect(page).toBe(fillTables(page));
  expect(matches(page, /^\| `([a-z-]+)` \|/gm)).toEqual(PREFLIGHT_RULES.map(({ name }) => name));
});

test('docs/import.md explains every recognised program and every option', async () => {
  const page = read('docs/import.md');
  expect(matches(page, /^\| `([a-z]+)` \|/gm)).toEqual(IMPORT_FORMATS.map(({ name }) => name));
  const { stdout } = await runGalley(['subscriber', 'import', '--help'], { cwd: ROOT });
  const named = new Set(matches(page, /`(--[a-z-]+)/g));
  expect([...named].filter((option) => !stdout.includes(option))).toEqual([]);
});

test('docs/inbound.md explains every result of a mail that came in', () => {
  expect(matches(read('docs/inbound.md'), /^\| `([a-z-]+)` \|/gm)).toEqual(INBOUND_RESULTS);
});

test('docs/reasons.md explains every reason, and no other', () => {
  const listed = matches(read('docs/reasons.md'), /^\| `([a-z-]+)` \|/gm);
  const all = [
    ...ISSUE_REASONS,
    ...SKIP_REASONS,
    ...EXCLUSION_REASONS,
    ...DOUBT_REASONS,
    ...SUPPRESSION_STRENGTH,
    'erasure',
  ];
  expect(listed.toSorted()).toEqual([...all].toSorted());
});

test('docs/sandbox.md explains every fault, and no other', () => {
  const listed = matches(read('docs/sandbox.md'), /^\| `([a-z0-9-]+)=/gm);
  expect(listed.toSorted()).toEqual(FAULT_NAMES.toSorted());
});

test('docs/sign-ups.md lists every reason with its limits, and no other', () => {
  const spans: [minutes: number, name: string][] = [
    [24 * 60, 'a day'],
    [60, 'an hour'],
  ];
  const span = (minutes: number): string =>
    spans.find(([length]) => length === minutes)?.[1] ??
    (minutes < 24 * 60 ? `${minutes} minutes` : `${minutes / 24 / 60} days`);
  const limits = [
    ...SIGN_UP_LIMITS,
    ...CONFIRMATION_LIMITS.map(({ most, days }) => ({
      scope: 'address',
      most,
      minutes: days * 24 * 60,
    })),
  ];
  const expected = SIGN_UP_REASONS.map((reason) => {
    const own = limits.filter(({ scope }) => scope === reason);
    return `${reason}: ${own.map(({ most, minutes }) => `${most} in ${span(minutes)}`).join(', ')}`;
  });
  const page = read('docs/sign-ups.md');
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| ([^|]*)\|/gm)].map(
    ([, reason = '', most = '']) => `${reason}: ${most.trim()}`,
  );
  expect(listed.toSorted()).toEqual(expected.toSorted());
});
