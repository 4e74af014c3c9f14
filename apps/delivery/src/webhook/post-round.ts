import { CLOCK } from '@galley/core/editor';
import type { Keyring } from '@galley/core/subscription';
import {
  isDeadSince,
  judgeTry,
  makeWebhookSecret,
  type WebhookVerdict,
} from '@galley/core/webhook';
import {
  claimPosts,
  findWebhookTarget,
  noteTargetRound,
  recordPosts,
  type ClaimedPost,
  type Database,
  type Kysely,
  type PostOutcome,
  type WebhookTargetRow,
} from '@galley/db';
import { disableWebhook } from '@galley/press/webhook';
import type { Log } from '@galley/runtime';
import { postEvent, type PostingDeps } from './post-event.ts';

/** The most posts that one process has under way to one target. */
export const AT_ONCE = 16;
/** Longer than a round takes; so long a killed process holds up what it was posting. */
const LEASE_SECONDS = 30;

export interface WebhookPostDeps extends PostingDeps {
  readonly db: Kysely<Database>;
  readonly keyring: Keyring;
  readonly log: Log;
}

interface Judged {
  readonly verdict: WebhookVerdict;
  readonly outcome: PostOutcome;
}

/**
 * Posts what is due for one target, at most `AT_ONCE` events, each once, and records how it went. A
 * process that dies in between has recorded nothing, so they are posted again under the same ids.
 *
 * @returns whether there may be more to post right away
 */
export async function postRound(deps: WebhookPostDeps, targetId: string): Promise<boolean> {
  const target = await findWebhookTarget(deps.db, targetId);
  if (target === undefined) return false;
  const claimed = await claimPosts(deps.db, targetId, AT_ONCE, LEASE_SECONDS);
  if (claimed.length === 0) return false;
  const secrets = secretsOf(deps, target);
  const judged = await Promise.all(
    claimed.map(async (post): Promise<Judged> => {
      const { answer, tried } = await postEvent(deps, target.url, secrets, post);
      const verdict = judgeTry(answer, post.retries, deps.clock(), Math.random());
      return { verdict, outcome: outcomeOf(post, verdict, tried) };
    }),
  );
  await record(deps, target, judged);
  return claimed.length === AT_ONCE;
}

async function record(
  deps: WebhookPostDeps,
  target: WebhookTargetRow,
  judged: readonly Judged[],
): Promise<void> {
  const { db, clock, log } = deps;
  const verdicts = judged.map(({ verdict }) => verdict);
  const failingSince = await db.transaction().execute(async (trx) => {
    const since = await noteTargetRound(trx, target.id, {
      succeeded: verdicts.some(({ kind }) => kind === 'delivered'),
      quietSeconds: Math.max(
        0,
        ...verdicts.map((one) => ('quietSeconds' in one ? one.quietSeconds : 0)),
      ),
    });
    await recordPosts(
      trx,
      target.id,
      judged.map(({ outcome }) => outcome),
    );
    return since;
  });
  const failed = judged.filter(({ outcome }) => outcome.state !== 'delivered');
  if (failed.length > 0) {
    const statuses = [...new Set(failed.map(({ outcome }) => outcome.tried.status))];
    log.warn(
      { webhook: target.id, failed: failed.length, statuses },
      'a webhook did not take posts',
    );
  }
  const gone = verdicts.some(({ kind }) => kind === 'gone');
  if (!gone && !isDeadSince(failingSince, clock())) return;
  const reason = gone ? 'gone' : 'failing';
  await disableWebhook({ db, clock }, CLOCK, { id: target.id, reason });
  log.error({ webhook: target.id, reason }, 'a webhook is disabled');
}

/** The present secret, and for a day the one before it. */
function secretsOf(
  { keyring, clock }: Pick<WebhookPostDeps, 'keyring' | 'clock'>,
  target: WebhookTargetRow,
): readonly string[] {
  const origins = [{ keyId: target.secret_key, salt: target.secret_salt }];
  const { old_secret_key: keyId, old_secret_salt: salt, old_secret_until: until } = target;
  if (keyId !== null && salt !== null && until !== null && until > clock()) {
    origins.push({ keyId, salt });
  }
  return origins
    .map((origin) => makeWebhookSecret(keyring, origin))
    .filter((secret) => secret !== null);
}

const STATES = {
  delivered: 'delivered',
  gone: 'failed',
  'given-up': 'failed',
  retry: 'waiting',
} as const satisfies Record<WebhookVerdict['kind'], PostOutcome['state']>;

const outcomeOf = (
  { event_id: eventId, attempt }: ClaimedPost,
  verdict: WebhookVerdict,
  tried: PostOutcome['tried'],
): PostOutcome => ({
  eventId,
  attempt,
  state: STATES[verdict.kind],
  afterSeconds: verdict.kind === 'retry' ? verdict.afterSeconds : 0,
  tried,
});
