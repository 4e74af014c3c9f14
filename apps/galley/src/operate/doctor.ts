import { createLog, readConfig, type Config } from '@galley/runtime';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { linksLeadTo, PROJECT } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { cells } from '../shell/table.ts';
import { seeRunningWeb } from '../shell/web-record.ts';
import { count } from '../shell/when.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { checkPort } from './check-port.ts';
import { checkProvider } from './check-provider.ts';
import { checkProxies } from './check-proxies.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { ok, type Check } from './check.ts';

/** Checks everything that a set-up depends on, and changes nothing; exits 1 if a check fails. */
export async function doctor(shell: Shell): Promise<Outcome> {
  const read = readConfig(shell.env, { cwd: shell.cwd, root: PROJECT });
  if (read.kind === 'invalid') {
    return { kind: 'refused', problems: [...read.problems, 'docs/env.md lists every setting.'] };
  }
  const checks = await lookAt(shell, read.config);
  const failures = checks.filter(({ level }) => level === 'fails').length;
  if (failures === 0) return { kind: 'done', ...report(checks) };
  return { kind: 'failed', ...report(checks), problem: `${count(failures, 'problem')} to fix.` };
}

async function lookAt({ env, life, stderr }: Shell, config: Config): Promise<Check[]> {
  const web = await seeRunningWeb(config.dataDir);
  const publicUrl = linksLeadTo({ env }, config, web);
  const log = createLog({
    level: config.logLevel ?? 'error',
    name: 'galley',
    destination: stderr,
  });
  return [
    ok('settings', 'valid'),
    await checkDataFolder(config.dataDir),
    await checkPort(config, web),
    ...(await checkDatabase({ config: { ...config, publicUrl }, log }, life)),
    ...(await checkProvider(config, web)),
    checkPublicUrl({ ...config, publicUrl }),
    ...checkProxies(config),
  ];
}

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
