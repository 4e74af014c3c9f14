import { execFile } from 'node:child_process';
import { cp, link, mkdir, readdir, readFile, symlink, readlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readIgnore } from './docker-ignore.ts';
import { execForm, readDockerfile, restsOf, type Stage } from './read-dockerfile.ts';

const run = promisify(execFile);

const ROOT = resolve(import.meta.dirname, '../..');
export const DOCKERFILE = 'apps/galley/deploy/Dockerfile';

/** What an image would hold and run, as a folder and plain commands. */
export interface Tree {
  /** Stands for `/` of the image. */
  readonly folder: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly healthcheck: readonly string[];
  /** Stands for the Node of the base. */
  readonly node: string;
  /** The numbers after USER. */
  readonly user: { readonly uid: number; readonly gid: number };
}

/**
 * Does in a folder what the Dockerfile says, without a container engine: COPY copies, RUN runs with
 * the image's folders moved into this one. `npm ci` alone is replaced, since tests use no network: by
 * links to what is installed here, without the packages for development.
 */
export async function buildTree(folder: string): Promise<Tree> {
  const [build, final] = readDockerfile(await readFile(join(ROOT, DOCKERFILE), 'utf8'));
  if (build === undefined || final === undefined) throw new Error('two stages were expected');
  await runStage(build, join(folder, 'build'), folder);
  const made = join(folder, 'final');
  await runStage(final, made, folder);
  const [uid = 0, gid = 0] = (restsOf(final, 'USER')[0] ?? '').split(':').map(Number);
  // Beside the others, because those who run the tree may not be able to read the folder of ours.
  await linkOrCopy(process.execPath, join(made, 'node'));
  return {
    folder: made,
    workdir: join(made, restsOf(final, 'WORKDIR')[0] ?? ''),
    env: Object.fromEntries(
      restsOf(final, 'ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=(\S+)/g)].map(pairOf)),
    ),
    entrypoint: execForm(restsOf(final, 'ENTRYPOINT')[0] ?? ''),
    healthcheck: execForm(restsOf(final, 'HEALTHCHECK')[0] ?? ''),
    node: join(made, 'node'),
    user: { uid, gid },
  };
}

const pairOf = ([, name = '', value = '']: RegExpMatchArray): [string, string] => [name, value];

async function runStage(stage: Stage, root: string, stages: string): Promise<void> {
  // Debian's base has it.
  await mkdir(join(root, 'var/lib'), { recursive: true });
  let workdir = root;
  for (const { name, rest } of stage.instructions) {
    if (name === 'WORKDIR') await mkdir((workdir = join(root, rest)), { recursive: true });
    else if (name === 'COPY') await copy(rest, workdir, stages);
    else if (name === 'RUN') await runShell(rest, workdir, root);
  }
}

async function copy(rest: string, workdir: string, stages: string): Promise<void> {
  const [, stage, from = '', to = ''] = /^(?:--from=(\w+) )?(\S+) (\S+)$/.exec(rest) ?? [];
  if (stage === undefined && from === '.') await copyContext(join(workdir, to));
  else if (stage === undefined) throw new Error(`not understood: COPY ${rest}`);
  // Links cost nothing, and nobody writes to what a stage has made.
  else await linkAll(join(stages, stage, from), join(workdir, to));
}

async function copyContext(target: string): Promise<void> {
  const isIgnored = readIgnore(await readFile(join(ROOT, `${DOCKERFILE}.dockerignore`), 'utf8'));
  await cp(ROOT, target, {
    recursive: true,
    filter: (path) => {
      const inside = relative(ROOT, path).replaceAll('\\', '/');
      return inside === '' || !isIgnored(inside);
    },
  });
}

async function linkAll(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkAll(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await linkOrCopy(source, target);
  }
}

/** A copy, where the two are not on one disk. */
const linkOrCopy = async (from: string, to: string): Promise<void> =>
  link(from, to).catch(() => cp(from, to));

async function runShell(command: string, workdir: string, root: string): Promise<void> {
  const moved = command.replaceAll(/(?<= )\/var\//g, `${root}/var/`);
  const replaced = moved.replace(/^npm ci --ignore-scripts --omit=dev$/, '');
  if (replaced === '') return installFromHere(workdir);
  await run('sh', ['-euc', replaced], { cwd: workdir, env: ownEnv() });
}

/** Without what an npm that runs these tests tells those below it about this project. */
function ownEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/.test(name));
  // An image has one Node.
  const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
  return { ...Object.fromEntries(kept), PATH };
}

/** What `npm ci --omit=dev` would leave, from what is installed here. */
async function installFromHere(workdir: string): Promise<void> {
  const target = join(workdir, 'node_modules');
  await linkAll(join(ROOT, 'node_modules'), target);
  // npm would write through the link.
  await run('rm', ['-rf', join(target, '.package-lock.json'), join(target, '.cache')]);
  const prune = ['prune', '--omit=dev', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'];
  await run('npm', prune, { cwd: workdir, env: ownEnv() });
}
