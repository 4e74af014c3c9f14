import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import type { ActorKind } from '../audit/audit-table.ts';
import type { Database } from '../schema/database.ts';
import { bucketOf } from '../schema/bucket-of.ts';
import type { ConsentRow } from './consent-rows.ts';
import type { Placed } from './in-its-bucket.ts';
import type { SubscriptionRow } from './subscription-rows.ts';
import type { SubscriptionChoiceTable } from './subscription-choice-table.ts';
import type { SuppressionRow } from './suppression-rows.ts';
import type { SuppressionLiftTable } from './suppression-lift-table.ts';

/** A person in one newsletter. */
export interface MemberRow extends Placed {
  readonly address: string;
  readonly address_canonical: string;
  readonly name: string | null;
  readonly subscription: SubscriptionRow;
  readonly suppression: SuppressionRow | undefined;
}

/**
 * Finds a person of a newsletter by their id, in any bucket; undefined if they are in another one
 * only.
 */
export async function findMember(
  db: Kysely<Database>,
  newsletterId: string,
  subscriberId: string,
): Promise<MemberRow | undefined> {
  const subscription = await db
    .selectFrom('subscription')
    .selectAll()
    .where('newsletter_id', '=', newsletterId)
    .where('subscriber_id', '=', subscriberId)
    .executeTakeFirst();
  if (subscription === undefined) return undefined;
  const subscriber = await db
    .selectFrom('subscriber')
    .select(['id', 'bucket', 'address', 'address_canonical', 'name'])
    .where('bucket', '=', subscription.bucket)
    .where('id', '=', subscriberId)
    .executeTakeFirst();
  if (subscriber === undefined) return undefined;
  const suppression = await db
    .selectFrom('suppression')
    .selectAll()
    .where('bucket', '=', bucketOf(subscriber.address_canonical))
    .where('address_key', '=', subscriber.address_canonical)
    .executeTakeFirst();
  return { ...subscriber, subscription, suppression };
}

/** Who did something, and what people call them. */
interface DoneBy {
  readonly actor_kind: ActorKind;
  readonly actor: string | null;
  readonly actor_name: string | null;
}

export type LiftRow = Selectable<SuppressionLiftTable> & DoneBy;

/** What happened to a person in a newsletter, besides the issues that they got. */
export interface MemberFacts {
  readonly consents: readonly ConsentRow[];
  readonly choices: readonly Selectable<SubscriptionChoiceTable>[];
  readonly notices: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly created_at: Date;
  }[];
  readonly bounces: readonly {
    readonly number: number;
    readonly bounced_at: Date;
    readonly detail: string;
    readonly forgiven_at: Date | null;
  }[];
  readonly lifts: readonly LiftRow[];
  /** Who last suppressed the address by hand. */
  readonly suppressedBy: DoneBy | undefined;
}

/** Nobody has more of these; a loop could make any number. */
const MOST = 1_000;

/** Reads what happened to a person in a newsletter. */
export async function readMemberFacts(
  db: Kysely<Database>,
  { subscription, id, bucket }: MemberRow,
): Promise<MemberFacts> {
  const consents = await db
    .selectFrom('consent')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('subscription_id', '=', subscription.id)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const choices = await db
    .selectFrom('subscription_choice')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('subscription_id', '=', subscription.id)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const notices = await db
    .selectFrom('notice')
    .select(['id', 'kind', 'state', 'created_at'])
    .where('subscription_id', '=', subscription.id)
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute();
  const bounces = await db
    .selectFrom('transient_bounce')
    .innerJoin('issue', 'issue.id', 'transient_bounce.issue_id')
    .select([
      'issue.number',
      'transient_bounce.bounced_at',
      'transient_bounce.detail',
      'transient_bounce.forgiven_at',
    ])
    .where('transient_bounce.bucket', '=', bucket)
    .where('transient_bounce.subscriber_id', '=', id)
    .where('issue.newsletter_id', '=', subscription.newsletter_id)
    .limit(MOST)
    .execute();
  // Read before their names, which no other machine has.
  const { rows: lifts } = await sql<LiftRow>`
    with l as materialized (
      select * from suppression_lift
      where bucket = ${bucket} and subscriber_id = ${id} order by id desc limit ${MOST}
    )
    select l.*, ${nameOf('l')} as actor_name from l order by l.id desc`.execute(db);
  const { rows: by } = await sql<DoneBy>`
    select a.actor_kind, a.actor, ${nameOf('a')} as actor_name from audit a
    where a.object_kind = 'subscriber' and a.object_id = ${id} and a.step = 'suppress-address'
    order by a.id desc limit 1`.execute(db);
  return { consents, choices, notices, bounces, lifts, suppressedBy: by[0] };
}

/** The address of a person, the name of a key, or a system user. */
function nameOf(table: string): RawBuilder<string | null> {
  const [kind, actor] = [sql.ref(`${table}.actor_kind`), sql.ref(`${table}.actor`)];
  return sql<string | null>`case ${kind}
    when 'person' then (select p.address from person p where p.id::text = ${actor})
    when 'key' then (select k.name from api_key k where k.id::text = ${actor})
    else ${actor} end`;
}

export interface IssueToMember {
  readonly issue_id: string;
  readonly number: number;
  readonly subject: string;
  readonly frozen_at: Date;
  readonly state: string;
  readonly reason: string | null;
  readonly delivered_at: Date | null;
  readonly bounced_at: Date | null;
  readonly complained_at: Date | null;
  readonly failed_at: Date | null;
  readonly failure: string | null;
}

/** So many issues are looked at together. */
const ISSUES = 60;

/**
 * Reads what became of the issues to a person that went out no later than a moment, the latest
 * first, until there are enough. Issues are chosen first: then only their partitions are looked at.
 */
export async function readIssuesTo(
  db: Kysely<Database>,
  { id, subscription }: MemberRow,
  { until, enough }: { readonly until: Date; readonly enough: number },
): Promise<readonly IssueToMember[]> {
  const found: IssueToMember[] = [];
  let before = null as { readonly at: Date; readonly id: string } | null;
  while (found.length < enough) {
    const { rows: issues } = await sql<{ id: string; frozen_at: Date }>`
      select id, date_trunc('milliseconds', frozen_at) as frozen_at from issue
      where newsletter_id = ${subscription.newsletter_id}
        and date_trunc('milliseconds', frozen_at) <= ${until}
        and ${before === null ? sql`true` : sql`(date_trunc('milliseconds', frozen_at), id) < (${before.at}, ${before.id}::bigint)`}
      order by date_trunc('milliseconds', frozen_at) desc, id desc limit ${sql.lit(ISSUES)}`.execute(
      db,
    );
    const last = issues.at(-1);
    if (last === undefined) break;
    before = { at: last.frozen_at, id: last.id };
    const ids = sql.join(issues.map((issue) => sql.lit(issue.id)));
    const { rows } = await sql<IssueToMember>`
      select d.issue_id, i.number, i.subject, date_trunc('milliseconds', i.frozen_at) as frozen_at,
        d.state, d.reason, d.delivered_at, d.bounced_at, d.complained_at, d.failed_at, d.failure
      from delivery d join issue i on i.id = d.issue_id
      where d.issue_id in (${ids}) and d.subscriber_id = ${id}
      order by i.frozen_at desc, i.id desc`.execute(db);
    found.push(...rows);
  }
  return found;
}

/** Remembers a suppression that is about to be lifted. The caller holds the subscriber's lock. */
export async function insertLift(
  trx: Transaction<Database>,
  suppression: SuppressionRow,
  lift: {
    readonly subscriber: Placed;
    readonly because: string | null;
    readonly by: { readonly actor_kind: ActorKind; readonly actor: string | null };
    readonly now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('suppression_lift')
    .values({
      bucket: lift.subscriber.bucket,
      subscriber_id: lift.subscriber.id,
      reason: suppression.reason,
      detail: suppression.detail,
      suppressed_at: suppression.created_at,
      because: lift.because,
      ...lift.by,
      lifted_at: lift.now,
    })
    .execute();
}
