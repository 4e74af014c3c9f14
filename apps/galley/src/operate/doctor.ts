import { stat } from 'node:fs/promises';
import type { Config } from '@galley/runtime';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { readSetup, type Setup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { cells } from '../shell/table.ts';
import { count } from '../shell/when.ts';
import { checkDatabase } from './check-database.ts';
import { checkProvider } from './check-provider.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { found, ok, type Check } from './check.ts';

/** Looks at everything that a set-up stands on; exit 1 when something does not hold. */
export const doctor = async (shell: Shell): Promise<Outcome> => {
  const read = await readSetup(shell, 'error');
  if (read.kind === 'refused') {
    return { ...read, problems: [...read.problems, 'docs/env.md lists every setting.'] };
  }
  const checks = await lookAt(read.setup);
  const failures = checks.filter(({ level }) => level === 'fails').length;
  if (failures === 0) return { kind: 'done', ...report(checks) };
  return { kind: 'failed', ...report(checks), problem: `${count(failures, 'thing')} to mend.` };
};

const lookAt = async (setup: Setup): Promise<Check[]> => [
  ok('settings', 'valid'),
  await checkDataFolder(setup.config),
  ...(await checkDatabase(setup)),
  ...(await checkProvider(setup)),
  checkPublicUrl(setup.config),
];

const checkDataFolder = async ({ dataDir }: Config): Promise<Check> => {
  const { mode } = await stat(dataDir);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return ok('data folder', dataDir);
  return found('warns', 'data folder', `${dataDir} is open to others`, `chmod 700 ${dataDir}`);
};

const report = (checks: readonly Check[]) => ({
  json: checks,
  text: (paint: Paint) => {
    const width = Math.max(...checks.map(({ name }) => cells(name)));
    return checks.map((check) => line(paint, width, check)).join('\n');
  },
});

const line = (paint: Paint, width: number, { name, level, found: what, mend }: Check): string => {
  const mark = {
    ok: paint.green('ok     '),
    informs: 'informs',
    warns: paint.yellow('warns  '),
    fails: paint.red('fails  '),
    skipped: paint.dim('skipped'),
  }[level];
  const first = `${mark}  ${name}${' '.repeat(width - cells(name))}  ${what}`;
  return mend === null ? first : `${first}\n${' '.repeat(width + 11)}${paint.dim(mend)}`;
};
