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
import { checkDisk } from './check-disk.ts';
import { checkFeedback } from './check-feedback.ts';
import { checkInbound } from './check-inbound.ts';
import { checkPort } from './check-port.ts';
import { checkProvider } from './check-provider.ts';
import { checkProxies } from './check-proxies.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { checkSecretFiles } from './check-secret-files.ts';
import { ok, type Check } from './check.ts';
import { within } from './within.ts';

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

/** All at once, and none for long; printed in this order. */
async function lookAt(shell: Shell, given: Config): Promise<readonly Check[]> {
  const { env, life, stderr } = shell;
  const web = await seeRunningWeb(given.dataDir);
  const config = { ...given, publicUrl: linksLeadTo({ env }, given, web) };
  const log = createLog({
    level: config.logLevel ?? 'error',
    name: 'galley',
    destination: stderr,
  });
  const { dataDir } = config;
  const one = async (check: Promise<Check>): Promise<Check[]> => [await check];
  const groups = await Promise.all([
    within('data folder', one(checkDataFolder(dataDir))),
    within('secret files', one(checkSecretFiles(dataDir))),
    within('disk', one(checkDisk(dataDir))),
    within('port', one(checkPort(given, web))),
    within('database', checkDatabase({ config, log }, life)),
    within('mail', checkProvider(config, web)),
    within('webhooks', checkFeedback(config)),
    within('inbound domain', checkInbound(config)),
  ]);
  return [
    ok('settings', 'valid'),
    ...groups.flat(),
    checkPublicUrl(config),
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
