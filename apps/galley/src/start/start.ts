import { deskPlace } from '@galley/core/network';
import { localityOf, type Lifecycle } from '@galley/runtime';
import { printFaults, type FaultSettings } from '@galley/sandbox';
import manifest from '../../package.json' with { type: 'json' };
import { jsonText } from '../shell/json-text.ts';
import { ensureDesk } from '../shell/ensure-desk.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { ensureKysely } from '../shell/ensure-kysely.ts';
import { growInSmallSteps } from '../shell/grow-in-small-steps.ts';
import { openPress, type Press } from '../shell/open-press.ts';
import { refuse, type Outcome, type Refused } from '../shell/outcome.ts';
import { RESEND_URL, SANDBOX_KEY } from '../shell/provider.ts';
import { readSetup, type Setup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import type { Provider } from '../shell/with-provider.ts';
import { databaseTrouble } from '../shell/database.ts';
import { runSample } from './run-sample.ts';
import { readSandboxFaults } from './sandbox-faults.ts';
import { addDelivery, addScheduler, addWeb } from './start-parts.ts';
import { awaitWeb } from './await-web.ts';
import { createDrain } from './drain.ts';
import { mailboxKey } from './mailbox-key.ts';
import { describePortTrouble, tryPort } from './try-port.ts';
import { announceWeb, type RunningWeb } from '../shell/web-record.ts';
import { firstOwnerLines, firstOwnerLink } from './tell-first-owner.ts';
import { sampleLines, welcome } from './welcome.ts';

type PartName = 'web' | 'scheduler' | 'delivery';

/** Runs Galley until a signal ends it. */
export async function start(
  shell: Shell,
  options: { readonly only?: PartName; readonly sandboxFaults?: string },
): Promise<Outcome> {
  growInSmallSteps();
  const hostsWeb = options.only === undefined || options.only === 'web';
  const read = await readSetup(shell, 'info', { hostsWeb });
  if (read.kind === 'refused') return read;
  const { setup } = read;
  const faults = readSandboxFaults(setup.config, options);
  if (faults.kind === 'refused') return faults;
  const { life } = shell;
  if (hostsWeb) await life.add('web record', await announceWeb(setup.config.dataDir));
  const found = await findProvider(shell, setup, options.only);
  if (life.signal.aborted) return { kind: 'served' };
  if (found.kind === 'refused') return found;
  try {
    const refusal = await begin(shell, setup, life, found.provider, {
      ...options,
      ...faults,
    });
    if (refusal !== null) return refusal;
  } catch (error) {
    // A failure during shutdown is not worth reporting.
    if (!life.signal.aborted) return explain(error, setup);
  }
  await life.stopping;
  return { kind: 'served' };
}

/**
 * Finds the provider for delivery; null if it is the sandbox of the web that starts with it. Alone
 * and without a key, delivery needs a web that hosts the sandbox, and waits while one starts.
 */
async function findProvider(
  shell: Shell,
  { config }: Setup,
  only: PartName | undefined,
): Promise<{ readonly kind: 'ok'; readonly provider: Provider | null } | Refused> {
  const { apiKey, baseUrl } = config.resend;
  if (apiKey !== null) {
    return { kind: 'ok', provider: { apiKey, baseUrl: baseUrl ?? RESEND_URL } };
  }
  if (only !== 'delivery') return { kind: 'ok', provider: null };
  const web = await awaitWeb(config.dataDir, {
    signal: shell.life.signal,
    waits: () => shell.stderr.write('Waiting for web to start, because it hosts the sandbox.\n'),
  });
  if (web?.sandboxUrl) return { kind: 'ok', provider: sandboxOf(web) };
  return refuse(
    'Mail has nowhere to go: RESEND_API_KEY is not set, and no web with a sandbox runs or starts on this data folder.',
    'Set RESEND_API_KEY, or start web too: galley start --only web',
  );
}

function sandboxOf(web: RunningWeb | null): Provider {
  if (!web?.sandboxUrl) throw new Error('no web hosts the sandbox');
  return { apiKey: SANDBOX_KEY, baseUrl: web.sandboxUrl };
}

async function begin(
  shell: Shell,
  setup: Setup,
  life: Lifecycle,
  provider: Provider | null,
  { only, settings }: { readonly only?: PartName; readonly settings: FaultSettings },
): Promise<Refused | null> {
  const runs = (part: PartName): boolean => only === undefined || only === part;
  if (runs('web')) await tryPort(setup.config);
  const hasDesk = runs('web') && deskPlace(setup.config.publicUrl).kind === 'served';
  const [opened] = await Promise.all([
    openPress(setup, life, shell.network),
    ensureEmails(),
    ensureKysely(),
    // Built while the database starts; web asks for its folder again.
    hasDesk ? ensureDesk() : null,
  ]);
  if (opened.kind === 'refused') return opened;
  const starting = startParts(shell, opened.press, provider, { only, settings });
  const over = starting.then(
    () => undefined,
    () => undefined,
  );
  // If a signal comes while they start, the database stays open until they can be stopped.
  await life.add('starting', { stop: () => over });
  await starting;
  return null;
}

async function startParts(
  shell: Shell,
  press: Press,
  provider: Provider | null,
  { only, settings }: { readonly only: PartName | undefined; readonly settings: FaultSettings },
): Promise<void> {
  const { life } = shell;
  const runs = (part: PartName): boolean => only === undefined || only === part;
  const letterKey = mailboxKey(press.config, only);
  const drain = createDrain(press.config.drainSeconds);
  const web = runs('web') ? await addWeb(press, life, settings, { letterKey, drain }) : null;
  const webUrl = web?.url ?? null;
  const seconds = (): number => performance.now() / 1000;
  const faults = printFaults(settings);
  const say = (): void => greet(shell, press, { webUrl, only, faults, seconds: seconds() });
  // Readers' pages answer from here on; the other parts follow within a second.
  const hasSample = only === undefined && webUrl !== null && wantsSample(press);
  const link = webUrl === null ? null : await firstOwnerLink(press);
  if (webUrl !== null) {
    say();
    // A program gets it at once; a person, when there is something to open it on.
    if (shell.json || !hasSample) showLink(shell, link);
  }
  if (runs('scheduler')) await addScheduler(press, life);
  if (runs('delivery')) await addDelivery(press, life, provider ?? sandboxOf(web), letterKey);
  // Added last, so it is the first to stop: requests are answered while proxies notice.
  if (webUrl !== null) await life.add('readiness', drain);
  if (webUrl === null) say();
  if (hasSample) {
    const number = await makeSample(press, life.signal);
    if (!shell.json && !life.signal.aborted) showLink(shell, link);
    if (number !== null) showSample(shell, press, webUrl, number);
  }
}

function showLink(shell: Shell, url: string | null): void {
  if (url === null) return;
  shell.stdout.write(
    shell.json ? `${jsonText({ event: 'first-owner', url })}\n` : firstOwnerLines(shell.paint, url),
  );
}

/** Only if no mail can leave this machine and nobody else uses the database. */
const wantsSample = ({ config }: Press): boolean =>
  config.sample && config.databaseUrl === null && localityOf(config).kind === 'local';

function greet(
  shell: Shell,
  { config, database }: Press,
  its: { webUrl: string | null; only: PartName | undefined; faults: string; seconds: number },
): void {
  const sandbox = config.resend.apiKey === null;
  const parts = its.only === undefined ? ['web', 'scheduler', 'delivery'] : [its.only];
  const { webUrl } = its;
  const locality = localityOf(config);
  if (shell.json) {
    const localUrl = locality.kind === 'local' ? webUrl : null;
    const proof = localUrl && `${localUrl}/proof`;
    const mailbox = localUrl && `${localUrl}/mailbox`;
    const desk = deskPlace(config.publicUrl);
    shell.stdout.write(
      `${jsonText({
        event: 'ready',
        parts,
        url: webUrl,
        desk: webUrl !== null && desk.kind === 'served' ? desk.url : null,
        proof,
        mailbox,
        dataDir: config.dataDir,
        ...(its.faults !== '' && { sandboxFaults: its.faults }),
      })}\n`,
    );
    return;
  }
  const embedded = database.kind === 'embedded';
  shell.stdout.write(
    welcome(shell.paint, {
      ...its,
      parts,
      locality,
      desk: deskPlace(config.publicUrl),
      embedded,
      mailServer: sandbox ? null : (config.resend.baseUrl ?? 'Resend'),
      version: manifest.version,
      dataDir: config.dataDir,
    }),
  );
}

/** Runs the sample, on which nobody's work depends: a failure is logged, and Galley runs on. */
async function makeSample(press: Press, signal: AbortSignal): Promise<number | null> {
  try {
    return (await runSample(press, signal))?.number ?? null;
  } catch (err) {
    if (!signal.aborted) press.log.error({ err }, 'the sample newsletter could not be delivered');
    return null;
  }
}

function showSample(shell: Shell, { config }: Press, webUrl: string, number: number): void {
  const desk = deskPlace(config.publicUrl);
  shell.stdout.write(
    shell.json
      ? `${jsonText({ event: 'sample', number, url: `${webUrl}/n/sample/issues/${number}` })}\n`
      : sampleLines(shell.paint, { webUrl, desk, number }),
  );
}

async function explain(error: unknown, { config }: Setup): Promise<Outcome> {
  const problem = await describePortTrouble(error, config);
  return problem === null ? databaseTrouble(error) : { kind: 'failed', problem };
}
