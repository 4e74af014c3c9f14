// Makes a release of the notes in this folder: the version, the changelog, a commit and a tag.
// It pushes nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = process.cwd();
const at = (...path) => join(root, ...path);
const PRODUCT = 'apps/galley';
const changesets = join(
  createRequire(import.meta.url).resolve('@changesets/cli/package.json'),
  '../bin.js',
);

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

function refuse(problem) {
  process.stderr.write(`release: ${problem}\n`);
  process.exit(1);
}

if (git('status', '--porcelain').trim() !== '') {
  refuse('there are changes that are not committed. Commit them, or put them aside.');
}
const notes = readdirSync(at('.changeset')).filter((name) => /^(?!README).*\.md$/.test(name));
if (notes.length === 0) refuse('there is no note in .changeset. Write one: npx changeset');

// The tool looks for the changelog beside the package; people look for it at the top.
const [top, beside] = [at('CHANGELOG.md'), at(PRODUCT, 'CHANGELOG.md')];
renameSync(top, beside);
try {
  execFileSync(process.execPath, [changesets, 'version'], { cwd: root, stdio: 'inherit' });
} finally {
  renameSync(beside, top);
}

const { version } = readJson(at(PRODUCT, 'package.json'));
const lock = readJson(at('package-lock.json'));
lock.packages[PRODUCT].version = version;
lock.packages[''].version = version;
lock.version = version;
writeFileSync(at('package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);

// The lists of what is inside name the root, and the chart names the image.
const rewrite = (path, pattern, value) =>
  writeFileSync(at(path), readFileSync(at(path), 'utf8').replace(pattern, value));
rewrite('package.json', /"version": "[^"]*"/, `"version": "${version}"`);
rewrite(
  'apps/galley/deploy/helm/galley/Chart.yaml',
  /^(version|appVersion): .*$/gm,
  `$1: ${version}`,
);

git('add', '--all');
git('commit', '--quiet', '--message', `Release ${version}`);
git('tag', '--annotate', `v${version}`, '--message', `Galley ${version}`);
process.stdout.write(
  `Galley ${version} is committed and tagged. Read the commit, then: git push --follow-tags\n`,
);
