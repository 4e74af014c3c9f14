import { nextPoll, type Collector, type NextPoll, type ReadFeedAnswer } from '@galley/core/collect';
import type { Actor } from '@galley/core/editor';
import {
  announceChange,
  claimDueFeeds,
  lockNewsletter,
  moveFeed,
  savePoll,
  type Database,
  type Transaction,
  type WatchedFeedRow,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { LONGEST_URL, type CollectDeps } from './collect-deps.ts';
import { outletOfFeed } from './outlet-of-feed.ts';
import { storeCandidates } from './store-candidates.ts';

/** How many feeds one process reads at a time. */
const AT_ONCE = 16;
/** Longer than reading one may take; a process that dies holds its feeds no longer than this. */
const CLAIMED_MS = 2 * 60_000;

/** A feed that could not be read, by its id: its address may hold a secret of the newsletter. */
export interface TroubledFeed {
  readonly feed: string;
  readonly why: string;
}

export type PollFeeds =
  | {
      readonly kind: 'polled';
      readonly feeds: number;
      readonly candidates: number;
      readonly troubled: readonly TroubledFeed[];
      /** Feeds that a fault of ours kept from being read or stored; they are due in two minutes. */
      readonly failures: readonly { readonly feed: string; readonly error: unknown }[];
    }
  | NotAllowed;

/**
 * Reads the feeds that are due, until none is or `signal` ends it. Several processes share them: each
 * claims some by their rows, and reads them outside of any transaction.
 */
export async function pollFeeds(
  deps: CollectDeps,
  actor: Actor,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<PollFeeds> {
  const denied = refuse(actor, 'poll-feeds', null);
  if (denied !== null) return denied;
  const { db, clock, collector } = deps;
  const troubled: TroubledFeed[] = [];
  const failures: { readonly feed: string; readonly error: unknown }[] = [];
  let feeds = 0;
  let candidates = 0;
  while (collector !== undefined && signal?.aborted !== true) {
    const now = clock();
    const claimed = new Date(now.getTime() + CLAIMED_MS);
    const due = await claimDueFeeds(db, { now, until: claimed, most: AT_ONCE });
    if (due.length === 0) break;
    feeds += due.length;
    // One feed that can't be stored must not keep the others from being read.
    const polls = await Promise.allSettled(
      due.map(async (feed) => poll(deps, actor, { collector, feed, signal })),
    );
    for (const [at, polled] of polls.entries()) {
      const feed = due[at]?.id ?? '';
      if (polled.status === 'rejected') {
        failures.push({ feed, error: polled.reason });
        continue;
      }
      const { fresh, why } = polled.value;
      candidates += fresh;
      if (why !== null) troubled.push({ feed, why });
    }
  }
  return { kind: 'polled', feeds, candidates, troubled, failures };
}

interface Polled {
  readonly fresh: number;
  readonly why: string | null;
}

async function poll(
  { db, clock }: CollectDeps,
  actor: Actor,
  {
    collector,
    feed,
    signal,
  }: {
    readonly collector: Collector;
    readonly feed: WatchedFeedRow;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Polled> {
  const since = { etag: feed.etag, lastModified: feed.last_modified };
  const answer = await collector.readFeed(feed.url, since, signal);
  // That we stopped is no failure of the feed, which is due again when its claim ends.
  if (answer.kind === 'failed' && signal?.aborted === true) return { fresh: 0, why: null };
  const now = clock();
  const next = nextPoll(answer, { failures: feed.failures, now, spread: spreadOf(feed.id) });
  const fresh = await db
    .transaction()
    .execute(async (trx) => save(trx, actor, { feed, answer, next, now }));
  return { fresh, why: next.trouble };
}

async function save(
  trx: Transaction<Database>,
  actor: Actor,
  its: {
    readonly feed: WatchedFeedRow;
    readonly answer: ReadFeedAnswer;
    readonly next: NextPoll;
    readonly now: Date;
  },
): Promise<number> {
  const { feed, answer, next, now } = its;
  const { id, newsletter_id: newsletterId, next_at: claimed } = feed;
  // Two feeds that bring the same articles in another order would wait for each other for ever.
  if (answer.kind === 'read') await lockNewsletter(trx, newsletterId);
  const saved = await savePoll(
    trx,
    { id, claimed: claimed ?? now },
    {
      polled_at: now,
      next_at: next.kind === 'at' ? next.at : null,
      failures: next.kind === 'at' ? next.failures : feed.failures,
      trouble: next.trouble,
      state: next.kind === 'at' ? 'watched' : 'gone',
      ...(answer.kind === 'read' && {
        title: answer.title ?? feed.title,
        etag: answer.version.etag,
        last_modified: answer.version.lastModified,
      }),
    },
  );
  if (!saved) return 0;
  let fresh = 0;
  if (answer.kind === 'read') {
    if (answer.movedForGood && answer.url.length <= LONGEST_URL)
      await moveFeed(trx, feed, answer.url);
    const outlet = outletOfFeed({ title: answer.title ?? feed.title, url: answer.url });
    const source = { newsletterId, feedId: id, outlet, now };
    fresh = await storeCandidates(trx, source, answer.items);
  }
  if (fresh > 0) {
    const object = { kind: 'feed', id } as const;
    await recordAct(trx, actor, { step: 'poll-feeds', newsletterId, object, at: now });
  } else if (next.trouble !== feed.trouble) {
    await announceChange(trx, {
      what: 'candidates',
      id: newsletterId,
      version: null,
      newsletterId,
    });
  }
  return fresh;
}

/** A number from 0 to 1 that neighbours don't share, so that feeds don't fall due together. */
const spreadOf = (id: string): number => (Number(id) * 0.618_034) % 1;
