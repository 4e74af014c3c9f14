import type { PressDeps } from '../press-deps.ts';

/** What the steps that read from outside need; without a collector they say that they can't. */
export type CollectDeps = Pick<PressDeps, 'db' | 'clock' | 'collector'>;

/** Why a process without a collector reads nothing. */
export const NO_COLLECTOR = 'this process reads nothing from outside';

/** The longest address of a feed: Postgres can't index every longer one. */
export const LONGEST_URL = 2000;
