import { isLoopbackHost } from '@galley/core/network';
import { join, resolve } from 'node:path';
import { isLocalDatabase } from './local-database.ts';
import * as setting from './setting.ts';

/** The environment as a plain record; only entry points ever touch `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** All of Galley's settings; newsletters' own settings live in the database. */
export interface Config {
  /** Absolute. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** http(s), without a trailing slash; every compiled issue contains it. */
  readonly publicUrl: string;
  /** Networks (`ADDRESS/BITS`) of the proxies whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[];
  /** Null: Galley runs its own Postgres in the data folder. */
  readonly databaseUrl: string | null;
  /** The same database without a pooler in between. Null: as `databaseUrl`. */
  readonly databaseDirectUrl: string | null;
  /** A streaming replica of it, for readers' pages. Null: there is none. */
  readonly databaseReplicaUrl: string | null;
  readonly resend: {
    /** Null: mail goes to the built-in sandbox. */
    readonly apiKey: string | null;
    /** Null: Resend itself. */
    readonly baseUrl: string | null;
    /** Empty: the sandbox's own, from the data folder, or none. */
    readonly webhookSecrets: readonly string[];
  };
  /** The domain whose mail Resend receives for Galley, in lower-case ASCII. Null: it gets no mail. */
  readonly inboundDomain: string | null;
  /** The first signs, all verify. Null: generated and kept in the data folder. */
  readonly secretKeys: readonly string[] | null;
  /** Null: the command's own default. */
  readonly logLevel: setting.LogLevel | null;
  readonly signUps: {
    /** Domains that are never taken for disposable, with all that belong to them. */
    readonly allowedDomains: readonly string[];
    /** Whether each form needs a proof of work. */
    readonly proofOfWork: boolean;
  };
  /** Where departures are logged outside the database. Absolute; null: nowhere. */
  readonly departuresDir: string | null;
  /** Whether an empty local set-up gets the sample newsletter. */
  readonly sample: boolean;
  readonly backups: {
    /** Absolute. Null: none are written on schedule. */
    readonly dir: string | null;
    readonly everySeconds: number;
    /** How many stay. */
    readonly keep: number;
  };
  /** What a collector of metrics has to show at `/metrics`. Null: there is no such page. */
  readonly metricsToken: string | null;
  /** Where traces go, by OTLP over HTTP, without a trailing slash. Null: there are none. */
  readonly tracesUrl: string | null;
  /** How long web still answers after a signal, so that proxies have seen that it is not ready. */
  readonly drainSeconds: number;
}

export type ConfigResult =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Where relative paths begin. */
export interface Place {
  /** The person's current folder: a relative DATA_DIR is resolved against it. */
  readonly cwd: string;
  /** The project's folder: the default data folder lies in it. */
  readonly root: string;
}

/** Longer than the pause of most proxies and balancers between two looks at `/readyz`. */
const PROXY_SECONDS = 3;

const HERE: Place = { cwd: process.cwd(), root: resolve(import.meta.dirname, '../../..') };

/**
 * Reads the settings of docs/env.md. It reports every problem at once, by the setting's name; an
 * empty value counts as unset.
 *
 * @example
 * const read = readConfig({ PORT: '8080' });
 * if (read.kind === 'invalid') console.error(read.problems.join('\n'));
 */
export function readConfig(env: Env, place: Place = HERE): ConfigResult {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (raw: string) => setting.Parsed<T>): T | null => {
    const raw = env[name]?.trim();
    if (raw === undefined || raw === '') return null;
    const parsed = parse(raw);
    if (parsed.kind === 'ok') return parsed.value;
    problems.push(`${name}: ${parsed.problem}`);
    return null;
  };

  const dataDir = read('DATA_DIR', setting.path);
  const port = read('PORT', setting.port) ?? 3000;
  const host = read('HOST', setting.host) ?? '127.0.0.1';
  const publicUrl = read('PUBLIC_URL', setting.siteUrl);
  const trustedProxies = read('TRUSTED_PROXIES', setting.proxies) ?? [];
  const databaseUrl = read('DATABASE_URL', setting.postgresUrl);
  const databaseDirectUrl = read('DATABASE_DIRECT_URL', setting.postgresUrl);
  const databaseReplicaUrl = read('DATABASE_REPLICA_URL', setting.postgresUrl);
  const apiKey = read('RESEND_API_KEY', setting.word);
  const baseUrl = read('RESEND_BASE_URL', setting.httpUrl);
  const webhookSecrets = read('RESEND_WEBHOOK_SECRET', setting.webhookSecrets) ?? [];
  const inboundDomain = read('INBOUND_DOMAIN', setting.mailDomain);
  const secretKeys = read('SECRET_KEY', setting.secretKeys);
  const logLevel = read('LOG_LEVEL', setting.logLevel);
  const allowedDomains = read('SIGN_UP_ALLOWED_DOMAINS', setting.domains) ?? [];
  const proofOfWork = read('SIGN_UP_PROOF', setting.onOff) ?? false;
  const departuresDir = read('DEPARTURES_DIR', setting.path);
  const sample = read('SAMPLE_NEWSLETTER', setting.onOff) ?? true;
  const backupDir = read('BACKUP_DIR', setting.path);
  const backupEvery = read('BACKUP_EVERY', setting.period) ?? 86_400;
  const backupKeep = read('BACKUP_KEEP', setting.howMany) ?? 14;
  const metricsToken = read('METRICS_TOKEN', setting.bearer);
  const tracesUrl = read('OTEL_EXPORTER_OTLP_ENDPOINT', setting.httpUrl);
  const drainSeconds = read('DRAIN_SECONDS', setting.drainSeconds);

  if (baseUrl !== null && apiKey === null && !env['RESEND_API_KEY']?.trim()) {
    problems.push(
      'RESEND_BASE_URL: set without RESEND_API_KEY; set the key of that server, or remove both to use the sandbox',
    );
  }
  for (const name of ['DATABASE_DIRECT_URL', 'DATABASE_REPLICA_URL']) {
    if (env[name]?.trim() && !env['DATABASE_URL']?.trim()) {
      problems.push(
        `${name}: set without DATABASE_URL; set both, or neither to use Galley's own Postgres`,
      );
    }
  }
  // Other machines don't know a key in this machine's data folder: they would refuse the
  // unsubscribe links that this one put into mails.
  const isElsewhere = [databaseUrl, databaseDirectUrl].some(
    (url) => url !== null && !isLocalDatabase(url),
  );
  if (isElsewhere && !env['SECRET_KEY']?.trim()) {
    problems.push(
      'SECRET_KEY: not set, but DATABASE_URL names a database on another machine; every process on it must share one key of 32 characters or more',
    );
  }
  if (problems.length > 0) return { kind: 'invalid', problems };

  const config: Config = Object.freeze({
    dataDir: dataDir === null ? join(place.root, '.galley') : resolve(place.cwd, dataDir),
    host,
    port,
    publicUrl: publicUrl ?? `http://127.0.0.1:${port}`,
    trustedProxies: Object.freeze(trustedProxies),
    databaseUrl,
    databaseDirectUrl,
    databaseReplicaUrl,
    resend: Object.freeze({ apiKey, baseUrl, webhookSecrets: Object.freeze(webhookSecrets) }),
    inboundDomain,
    secretKeys: secretKeys === null ? null : Object.freeze(secretKeys),
    logLevel,
    signUps: Object.freeze({ allowedDomains: Object.freeze(allowedDomains), proofOfWork }),
    departuresDir: departuresDir === null ? null : resolve(place.cwd, departuresDir),
    sample,
    backups: Object.freeze({
      dir: backupDir === null ? null : resolve(place.cwd, backupDir),
      everySeconds: backupEvery,
      keep: backupKeep,
    }),
    metricsToken,
    tracesUrl,
    // Ctrl-C on a laptop ends at once: nobody asks whether web is ready.
    drainSeconds:
      drainSeconds ?? (isLoopbackHost(host) && trustedProxies.length === 0 ? 0 : PROXY_SECONDS),
  });
  return { kind: 'ok', config };
}
