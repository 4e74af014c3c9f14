import type { Lifecycle } from '@galley/runtime';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { readSetup, type Setup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { cells } from '../shell/table.ts';
import { count } from '../shell/when.ts';
import { checkDatabase } from './check-database.ts';
import { checkProvider } from './check-provider.ts';
import { checkProxies } from './check-proxies.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { ok, type Check } from './check.ts';

/** Checks everything that a set-up depends on; exits 1 if a check fails. */
export async function doctor(shell: Shell): Promise<Outcome> {
  const read = await readSetup(shell, 'error');
  if (read.kind === 'refused') {
    return { ...read, problems: [...read.problems, 'docs/env.md lists every setting.'] };
  }
  const checks = await lookAt(read.setup, shell.life);
  const failures = checks.filter(({ level }) => level === 'fails').length;
  if (failures === 0) return { kind: 'done', ...report(checks) };
  return { kind: 'failed', ...report(checks), problem: `${count(failures, 'problem')} to fix.` };
}

const lookAt = async (setup: Setup, life: Lifecycle): Promise<Check[]> => [
  ok('settings', 'valid'),
  ok('data folder', setup.config.dataDir),
  ...(await checkDatabase(setup, life)),
  ...(await checkProvider(setup)),
  checkPublicUrl(setup.config),
  ...checkProxies(setup.config),
];

const report = (checks: readonly Check[]) => ({
  json: checks,
  text: (paint: Paint) => {
    const width = Math.max(...checks.map(({ name }) => cells(name)));
    return checks.map((check) => line(paint, width, check)).join('\n');
  },
});

function line(paint: Paint, width: number, { name, level, found: what, fix }: Check): string {
  const mark = {
    ok: paint.green('ok     '),
    informs: 'informs',
    warns: paint.yellow('warns  '),
    fails: paint.red('fails  '),
    skipped: paint.dim('skipped'),
  }[level];
  const first = `${mark}  ${name}${' '.repeat(width - cells(name))}  ${what}`;
  return fix === null ? first : `${first}\n${' '.repeat(width + 11)}${paint.dim(fix)}`;
}
