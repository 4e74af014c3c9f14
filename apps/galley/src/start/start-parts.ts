import { hostname } from 'node:os';
import { deskPlace } from '@galley/core/network';
import { lookUpTexts, startDelivery, type LookUpTexts } from '@galley/delivery';
import { readProgress } from '@galley/press/live';
import { seeGauges } from '@galley/press/operate';
import { pressProofs } from '@galley/press/proof';
import type { SignUpGuards } from '@galley/press/subscription';
import { keepWebhookSecret, localityOf, type Lifecycle, type Log } from '@galley/runtime';
import { startScheduler } from '@galley/scheduler';
import { openSandbox, type FaultSettings, type LetterKey, type Sandbox } from '@galley/sandbox';
import {
  createKeptAnswers,
  createLive,
  createMetrics,
  createReadiness,
  lookUpMailDomain,
  startSandbox,
  startWeb,
  type LookAtReadiness,
  type Metrics,
} from '@galley/web';
import manifest from '../../package.json' with { type: 'json' };
import { addArchive, addLiveChanges, addWakeUps } from '../shell/database.ts';
import { ensureDesk } from '../shell/ensure-desk.ts';
import { handOver } from '../shell/hand-over.ts';
import type { Press } from '../shell/open-press.ts';
import { readBack } from '../shell/read-back.ts';
import { senderDomains } from '../shell/sender-domains.ts';
import type { Provider } from '../shell/with-provider.ts';
import { sandboxFile } from '../shell/with-sandbox.ts';
import type { Drain } from './drain.ts';
import { loopbackUrl } from './loopback-url.ts';
import { leaveWebRecord, type RunningWeb } from '../shell/web-record.ts';

/** Starts web, with the sandbox behind it if there is no key. */
export async function addWeb(
  press: Press,
  life: Lifecycle,
  faults: FaultSettings,
  { letterKey, drain }: { readonly letterKey: LetterKey | null; readonly drain: Drain },
): Promise<RunningWeb> {
  const { config } = press;
  const isLocal = localityOf(config).kind === 'local';
  const sandbox =
    config.resend.apiKey === null ? await addSandbox(press, life, { faults, letterKey }) : null;
  const place = deskPlace(config.publicUrl);
  const desk = place.kind === 'served' ? { folder: await ensureDesk(), url: place.url } : undefined;
  const ownSecret = sandbox === null ? [] : [await keepWebhookSecret(config.dataDir)];
  const live = createLive((before) => readProgress(press, before));
  const kept = createKeptAnswers();
  const archive = await addArchive(press.database, life, press);
  // A log line per request would bury everything else.
  const log = press.logFor('web', 'warn');
  const lookAtReadiness = createReadiness({ db: press.db, draining: drain.signal, log });
  const metrics = await openMetrics(press, { lookAtReadiness, log });
  const web = await startWeb({
    db: press.db,
    watch: press.database.watch,
    readArchive: archive.read,
    wake: press.wake,
    keyring: press.keyring,
    ...(isLocal
      ? { proofs: pressProofs({ ...press, handOver: handOver(press) }, press.actor), sandbox }
      : { sandbox: null }),
    desk,
    live,
    kept,
    lookAtReadiness,
    metrics,
    api: {
      providerUrl: press.providerUrl,
      inspector: press.inspector,
      collector: press.collector,
      senderDomains: senderDomains(press, press),
      handOver: handOver(press),
      readBack: readBack(press),
      isLocal,
    },
    webhookSecrets: [...config.resend.webhookSecrets, ...ownSecret],
    publicUrl: config.publicUrl,
    inboundDomain: press.inboundDomain,
    trustedProxies: config.trustedProxies,
    sparesLoopback: isLocal,
    signUps: guardsOf(press),
    host: config.host,
    port: config.port,
    clock: press.clock,
    log,
  });
  await life.add('web', web);
  await addLiveChanges(press.database, life, {
    heard: (change) => {
      archive.heard();
      kept.heard(change);
      live.heard(change);
    },
    missed: () => {
      archive.missed();
      kept.missed();
      live.missed();
    },
    lost: () => {
      archive.lost();
      kept.lost();
    },
    log: press.log,
  });
  const url = loopbackUrl(config.host, config.port);
  const [secret] = ownSecret;
  if (sandbox !== null && secret !== undefined) {
    sandbox.setWebhook({ url: `${url}/webhooks/resend`, secret });
  }
  const running: RunningWeb = {
    url,
    publicUrl: config.publicUrl,
    sandboxUrl: sandbox && (isLocal ? `${url}/sandbox` : await addSandboxApi(press, sandbox, life)),
  };
  await life.add('web record', await leaveWebRecord(config.dataDir, running));
  return running;
}

/** Without a token, nothing is measured. */
async function openMetrics(
  { config, db, clock, database }: Press,
  { lookAtReadiness, log }: { readonly lookAtReadiness: LookAtReadiness; readonly log: Log },
): Promise<(Metrics & { readonly token: string }) | undefined> {
  if (config.metricsToken === null) return undefined;
  const { pool } = database;
  const metrics = await createMetrics({
    seeGauges: () => seeGauges({ db, clock }),
    connections: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    isReady: async () => (await lookAtReadiness()).kind === 'ready',
    version: manifest.version,
    log,
  });
  return { ...metrics, token: config.metricsToken };
}

/** The same guards for every door: forms reach web, and mails reach delivery. */
const guardsOf = ({ config }: Press): SignUpGuards => ({
  ...config.signUps,
  // The sandbox's mail stays here, and its invented addresses have no DNS.
  ...(config.resend.apiKey === null ? {} : { lookUpMailDomain: lookUpMailDomain() }),
});

async function addSandbox(
  { config }: Press,
  life: Lifecycle,
  { faults, letterKey }: { readonly faults: FaultSettings; readonly letterKey: LetterKey | null },
): Promise<Sandbox> {
  const sandbox = openSandbox({
    path: sandboxFile(config.dataDir),
    receivingDomain: config.inboundDomain,
    ...(letterKey !== null && { letterKey }),
  });
  sandbox.setFaults(faults);
  await life.add('sandbox', { stop: () => sandbox.close() });
  return sandbox;
}

/** Where web may not host the sandbox, the sandbox gets a port of its own. */
async function addSandboxApi(press: Press, sandbox: Sandbox, life: Lifecycle): Promise<string> {
  const served = await startSandbox(sandbox, press.logFor('sandbox', 'warn'));
  await life.add("the sandbox's API", served);
  return served.url;
}

export async function addScheduler(press: Press, life: Lifecycle): Promise<void> {
  const { dir, everySeconds, keep } = press.config.backups;
  const scheduler = await startScheduler({
    db: press.db,
    wake: press.wake,
    publicUrl: press.publicUrl,
    inboundDomain: press.inboundDomain,
    providerUrl: press.providerUrl,
    collector: press.collector,
    clock: press.clock,
    log: press.logFor('scheduler', 'info'),
    ...(dir !== null && { backups: { database: press.database, dir, everySeconds, keep } }),
  });
  await life.add('scheduler', scheduler);
}

export async function addDelivery(
  press: Press,
  life: Lifecycle,
  provider: Provider,
  letterKey: LetterKey | null,
): Promise<void> {
  const delivery = await startDelivery({
    ...provider,
    db: press.db,
    keyring: press.keyring,
    publicUrl: press.publicUrl,
    inboundDomain: press.inboundDomain,
    signUps: guardsOf(press),
    collector: press.collector,
    ...(letterKey !== null && { lookUpTexts: lookUpWith(letterKey) }),
    isLocal: localityOf(press.config).kind === 'local',
    departuresDir: press.config.departuresDir,
    clock: press.clock,
    log: press.logFor('delivery', 'info'),
    worker: `${hostname()}:${process.pid}`,
  });
  await life.add('delivery', delivery);
  await addWakeUps(press.database, life, { heard: delivery.wake, log: press.log });
}

/** DNS, and the one key that signs what somebody writes in the mailbox. */
const lookUpWith =
  (letterKey: LetterKey): LookUpTexts =>
  async (name) => {
    const record = letterKey.recordOf(name);
    return record === null ? lookUpTexts(name) : [[record]];
  };
