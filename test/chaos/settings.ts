import type { Keyring } from '@galley/core/subscription';
import { createKeyring } from '@galley/runtime';

/** The command-line settings of a delivery process under test. */
export interface DeliveryProcessOptions {
  readonly databaseUrl: string;
  readonly baseUrl: string;
  readonly worker: string;
  /** Calls under way at once in this process. */
  readonly lanes: number;
  /** Readers added to the audience at a time, and so per batch. */
  readonly audienceChunk: number;
  /** Wakes itself as often as a busy system would; otherwise it follows its own pauses. */
  readonly busy: boolean;
  /** Unharmed, it waits as long as it must on a busy machine. */
  readonly patient: boolean;
  /** End by SIGKILL at the n-th statement or HTTP event; null leaves the kill to others. */
  readonly killAt: number | null;
  /** Stop by SIGSTOP with the n-th answer unrecorded, until somebody continues it. */
  readonly stopAt: number | null;
}

/** The command-line settings of a site process. */
export interface SiteProcessOptions {
  readonly databaseUrl: string;
  readonly webhookSecret: string;
}

/** The application name of connections of processes under test; their own name follows. */
export const APPLICATION_NAME = 'chaos delivery';
export const PUBLIC_URL = 'https://chaos.example';
export const AUDIENCE_CHUNK = 25;
export const LEASE_SECONDS = 1;
export const TIMEOUT_MS = 700;
/** The limits of the processes that finish what others left. */
export const PATIENT = { leaseSeconds: 6, timeoutMs: 5000 };

export const chaosKeyring = (): Keyring => createKeyring(['chaos'.padEnd(32, '.')]);
