import { createKeyring, type Keyring } from '@galley/runtime';

/** What a delivery process under test is told on its command line. */
export interface DeliveryProcessOptions {
  readonly databaseUrl: string;
  readonly baseUrl: string;
  readonly worker: string;
  /** Calls under way at once in this process. */
  readonly lanes: number;
  /** Readers taken into the audience at a time, and so in a batch. */
  readonly audienceChunk: number;
  /** Wakes itself up as often as a busy queue would; otherwise it goes by its own pauses. */
  readonly busy: boolean;
  /** Unharmed, it waits as long as on a busy machine it must. */
  readonly patient: boolean;
  /** End by SIGKILL at the n-th statement or HTTP event; null leaves the kill to others. */
  readonly killAt: number | null;
  /** Stop by SIGSTOP with the n-th answer in hand, until somebody continues it. */
  readonly stopAt: number | null;
}

/** What a process of the site is told on its command line. */
export interface SiteProcessOptions {
  readonly databaseUrl: string;
  readonly webhookSecret: string;
}

/** What the connections of a process under test are called, with its name behind. */
export const APPLICATION_NAME = 'chaos delivery';
export const PUBLIC_URL = 'https://chaos.example';
export const AUDIENCE_CHUNK = 25;
export const LEASE_SECONDS = 1;
export const TIMEOUT_MS = 700;
/** The limits of those who finish what others left. */
export const PATIENT = { leaseSeconds: 6, timeoutMs: 5000 };

export const chaosKeyring = (): Keyring => createKeyring(['chaos'.padEnd(32, '.')]);
