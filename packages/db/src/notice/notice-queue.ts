import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import { notCopy } from '../restore/hold.ts';
import { bucketOf } from '../schema/bucket-of.ts';
import type { Database } from '../schema/database.ts';
import { inItsBucket } from '../subscription/in-its-bucket.ts';
import { bucketOfSubscription } from '../subscription/subscriber-rows.ts';
import type { NoticeKind, NoticeTable } from './notice-table.ts';

export type NoticeRow = Selectable<NoticeTable>;

/** Every kind; rare ones that people wait for come first. */
export const NOTICE_KINDS: readonly NoticeKind[] = [
  'sign-in',
  'recovered',
  'invitation',
  'held',
  'missed',
  'reminder',
  'webhook-disabled',
  'queue-answer',
  'canary-copy',
  'data-link',
  'new-address',
  'address-changed',
  'links',
  'leave-link',
  'welcome',
  'confirmation',
];
/** The kinds that go to people who make newsletters, not to readers. */
export const EDITORS_KINDS: readonly NoticeKind[] = [
  'sign-in',
  'recovered',
  'invitation',
  'held',
  'missed',
  'reminder',
  'webhook-disabled',
  'queue-answer',
  'canary-copy',
];

/**
 * Claims the next due notice of these kinds under a lease, and counts the attempt. Kinds go in the
 * order of `NOTICE_KINDS`, so that a flood of confirmations holds up no other kind.
 */
export async function claimNotice(
  db: Kysely<Database>,
  leaseSeconds: number,
  kinds: readonly NoticeKind[] = NOTICE_KINDS,
): Promise<NoticeRow | null> {
  const row = await db
    .updateTable('notice')
    .set({
      attempt: sql<number>`attempt + 1`,
      lease_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where('id', '=', (next) =>
      next
        .selectFrom('notice')
        .select('id')
        .where('state', '=', 'pending')
        .where('kind', 'in', kinds)
        .where('not_before', '<=', sql<Date>`now()`)
        .where(notCopy)
        .where((eb) =>
          eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', sql<Date>`now()`)]),
        )
        .orderBy(sql`array_position(${[...NOTICE_KINDS]}::text[], kind)`)
        .orderBy('not_before')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Ends a notice, or releases it for another attempt under the same key. */
export async function recordNotice(
  db: Kysely<Database>,
  notice: { readonly id: string; readonly attempt: number },
  end:
    | { readonly state: 'accepted'; readonly resendId: string }
    | { readonly state: 'rejected' | 'uncertain'; readonly reason: string }
    | {
        readonly state: 'pending';
        readonly afterSeconds: number;
        readonly reason: string;
        /** False if no call was made, so that the attempt doesn't count. */
        readonly tried: boolean;
      },
): Promise<void> {
  const update = db.updateTable('notice').where('id', '=', notice.id);
  if (end.state === 'accepted') {
    await update
      .set({
        state: 'accepted',
        resend_id: end.resendId,
        reason: null,
        lease_until: null,
        ended_at: sql<Date>`now()`,
      })
      .execute();
    return;
  }
  const fenced = update.where('attempt', '=', notice.attempt).where('state', '=', 'pending');
  if (end.state === 'pending') {
    await fenced
      .set({
        lease_until: null,
        reason: end.reason,
        not_before: sql<Date>`now() + make_interval(secs => ${end.afterSeconds})`,
        attempt: end.tried ? notice.attempt : notice.attempt - 1,
      })
      .execute();
    return;
  }
  await fenced
    .set({
      state: end.state,
      reason: end.reason,
      lease_until: null,
      ended_at: sql<Date>`now()`,
    })
    .execute();
}

/**
 * Finds the subscription that a notice is about; null once it is gone. It is looked for where the
 * notice's address belongs, which is the reader's own unless they change it just now.
 */
export const noticeSubscription = async (
  db: Kysely<Database>,
  { subscriptionId, address }: { readonly subscriptionId: string; readonly address: string },
) =>
  (await subscriptionIn(db, subscriptionId, bucketOf(address.toLowerCase()))) ??
  (await inItsBucket(
    0,
    (bucket) => subscriptionIn(db, subscriptionId, bucket),
    () => bucketOfSubscription(db, subscriptionId),
  )) ??
  null;

const subscriptionIn = async (
  db: Kysely<Database>,
  subscriptionId: string,
  bucket: number | RawBuilder<number>,
) =>
  db
    .selectFrom('subscription as s')
    .innerJoin('subscriber as r', (join) =>
      join.onRef('r.bucket', '=', 's.bucket').onRef('r.id', '=', 's.subscriber_id'),
    )
    .leftJoin('suppression as x', (join) =>
      join.onRef('x.bucket', '=', 'r.bucket').onRef('x.address_key', '=', 'r.address_canonical'),
    )
    .select([
      's.id',
      's.bucket',
      's.status',
      's.round',
      'r.address_canonical',
      'r.address_round',
      'x.id as suppression_id',
    ])
    .where('s.bucket', '=', bucket)
    .where('s.id', '=', subscriptionId)
    .executeTakeFirst();

/** Returns the seconds until the next notice of these kinds may be tried; null if none waits. */
export async function secondsToNextNotice(
  db: Kysely<Database>,
  kinds: readonly NoticeKind[] = NOTICE_KINDS,
): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from min(greatest(not_before, lease_until)) - now())::double precision
      as seconds
    from notice where state = 'pending' and kind = any(${[...kinds]}::text[]) and ${notCopy}`.execute(
    db,
  );
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}

/** Reads the latest issue that was sent to a newsletter's readers; null before the first. */
export const latestSentIssue = async (db: Kysely<Database>, newsletterId: string) =>
  (await db
    .selectFrom('issue')
    .select(['number', 'subject'])
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'sent')
    .where('number', '>', 0)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null;
