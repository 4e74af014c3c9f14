import { PROVIDER } from '@galley/core/editor';
import {
  forgiveBounces,
  insertFeedbackEvents,
  installationId,
  liftTransientSuppressions,
  openDeliveryPartition,
  sql,
} from '@galley/db';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '@galley/test/kit';
import { applyFeedback } from './apply-feedback.ts';

const fixture = withDatabase();
const ISSUES = 4;
let installation = '';
const issues: string[] = [];
let readers: { id: string; address: string }[] = [];

beforeAll(async () => {
  const { db } = fixture;
  installation = await installationId(db);
  for (let n = 0; n < ISSUES; n += 1) issues.push((await releaseIssue(db, 1)).id);
  const { rows } = await sql<{ id: string; address: string }>`
    select id, address_canonical as address from subscriber order by id limit 2`.execute(db);
  readers = rows;
  for (const issueId of issues) {
    await openDeliveryPartition(db, issueId);
    await sql`update issue set frozen_at = now() where id = ${issueId}`.execute(db);
  }
});

beforeEach(reset);

/** Issues accepted for both readers, without events. */
async function reset(): Promise<void> {
  const { db } = fixture;
  await sql`truncate delivery, feedback_event, suppression, transient_bounce`.execute(db);
  await sql`
    insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id, address,
      address_canonical, state, resend_id)
    select i, s.id, 1, 1, 1, s.address, s.address_canonical, 'accepted', format('mail %s/%s', i, s.id)
    from unnest(${issues}::bigint[]) i, subscriber s
    where s.id = any (${readers.map(({ id }) => id)}::bigint[])`.execute(db);
}

const KINDS = {
  sent: ['email.sent', {}],
  delivered: ['email.delivered', {}],
  full: ['email.bounced', { bounce: { type: 'Transient', subType: 'MailboxFull' } }],
  large: ['email.bounced', { bounce: { type: 'Transient', subType: 'MessageTooLarge' } }],
  gone: ['email.bounced', { bounce: { type: 'Permanent', subType: 'NoEmail' } }],
  complained: ['email.complained', {}],
  suppressed: ['email.suppressed', { suppressed: { reason: 'previous_bounce' } }],
  failed: ['email.failed', { failed: { reason: 'reached_daily_quota' } }],
} as const;

interface Happening {
  readonly kind: keyof typeof KINDS;
  readonly reader: number;
  readonly issue: number;
  readonly minute: number;
}

let events = 0;

function eventOf({ kind, reader, issue, minute }: Happening) {
  const [type, data] = KINDS[kind];
  const occurredAt = new Date(Date.UTC(2026, 10, 22, 10, minute));
  events += 1;
  return {
    svixId: `msg_${events}`,
    occurredAt,
    type,
    now: new Date(),
    payload: {
      type,
      created_at: occurredAt.toISOString(),
      data: {
        email_id: `mail ${issues[issue]}/${readers[reader]?.id}`,
        tags: {
          galley: installation,
          galley_issue: issues[issue],
          galley_subscriber: readers[reader]?.id,
        },
        ...data,
      },
    },
  };
}

async function apply() {
  const applied = await applyFeedback({ db: fixture.db, installation }, PROVIDER);
  if (applied.kind !== 'applied') throw new Error(applied.kind);
  return applied;
}

/** Stores events together and applies them. */
async function hear(...happenings: readonly Happening[]): Promise<void> {
  await insertFeedbackEvents(fixture.db, happenings.map(eventOf));
  while ((await apply()).events > 0);
}

/** Everything that events can change. */
async function readState(): Promise<object> {
  const { db } = fixture;
  const rows = async (table: string, columns: string) =>
    (await sql`select ${sql.raw(columns)} from ${sql.table(table)} order by 1, 2`.execute(db)).rows;
  return {
    deliveries: await rows('delivery', '*'),
    bounces: await rows('transient_bounce', '*'),
    suppressions: await rows('suppression', 'address_key, reason, detail, created_at'),
  };
}

const suppressions = () =>
  fixture.db.selectFrom('suppression').select(['address_key', 'reason', 'detail']).execute();

const full = (issue: number, minute = issue * 10): Happening => ({
  kind: 'full',
  reader: 0,
  issue,
  minute,
});
const delivered = (issue: number, minute = issue * 10): Happening => ({
  ...full(issue, minute),
  kind: 'delivered',
});

describe('events', () => {
  const happening: fc.Arbitrary<Happening> = fc.record({
    kind: fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
    reader: fc.nat({ max: 1 }),
    issue: fc.nat({ max: ISSUES - 1 }),
    minute: fc.nat({ max: 59 }),
  });
  // Mostly transient bounces and deliveries, where the order could matter most.
  const telling = fc.record({
    kind: fc.constantFrom('full' as const, 'full' as const, 'delivered' as const),
    reader: fc.constant(0),
    issue: fc.nat({ max: ISSUES - 1 }),
    minute: fc.nat({ max: 59 }),
  });
  // A delivery keeps only one of these reasons.
  const competing = fc.record({
    kind: fc.constantFrom('suppressed' as const, 'failed' as const, 'gone' as const),
    reader: fc.constant(0),
    issue: fc.constant(0),
    minute: fc.nat({ max: 59 }),
  });
  const heard = fc.array(fc.oneof(happening, telling, competing), { minLength: 1, maxLength: 12 });

  test('have the same result in any order, in any chunks and however often they repeat', async () => {
    // Fewer runs on a busy machine: an interrupted run would overlap the next test.
    const enough = Date.now() + 60_000;
    await fc.assert(
      fc.asyncProperty(
        heard.chain((once) =>
          fc.tuple(
            fc.constant(once),
            fc
              .tuple(
                fc.shuffledSubarray(once, { minLength: once.length }),
                fc.subarray(once),
                fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 24, maxLength: 24 }),
              )
              .map(([shuffled, repeated, sizes]) => inChunks([...shuffled, ...repeated], sizes)),
          ),
        ),
        async ([once, chunks]) => {
          if (Date.now() > enough) return;
          await reset();
          await hear(...once);
          const expected = await readState();
          await reset();
          for (const chunk of chunks) await hear(...chunk);
          expect(await readState()).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  const inChunks = (all: readonly Happening[], sizes: readonly number[]): Happening[][] => {
    const chunks: Happening[][] = [];
    let at = 0;
    for (const size of sizes) {
      if (at >= all.length) break;
      chunks.push(all.slice(at, at + size));
      at += size;
    }
    return [...chunks, all.slice(at)].filter((chunk) => chunk.length > 0);
  };

  test('are applied once each by two processes at once', async () => {
    const happenings = issues.flatMap((_, issue) =>
      [0, 1].flatMap((reader) =>
        (['sent', 'delivered', 'full', 'complained'] as const).map((kind) => ({
          kind,
          reader,
          issue,
          minute: issue,
        })),
      ),
    );
    await hear(...happenings);
    const expected = await readState();
    await reset();
    await insertFeedbackEvents(fixture.db, happenings.map(eventOf));
    const looked = await Promise.all([apply(), apply(), apply()]);
    expect(looked.reduce((sum, { events }) => sum + events, 0)).toBe(happenings.length);
    expect(await readState()).toEqual(expected);
  });

  test('about an unknown issue or reader change nothing; the others are applied', async () => {
    const [stranger, known] = [eventOf(full(0)), eventOf(delivered(1))];
    const tags = { galley: installation, galley_issue: '999999', galley_subscriber: '999999' };
    const nowhere = {
      ...stranger,
      payload: { ...stranger.payload, data: { ...stranger.payload.data, tags } },
    };
    await insertFeedbackEvents(fixture.db, [nowhere, known]);
    expect(await apply()).toEqual({ kind: 'applied', events: 2, putAside: [] });
    expect(await apply()).toEqual({ kind: 'applied', events: 0, putAside: [] });
    const { rows } = await sql`select from delivery where delivered_at is not null`.execute(
      fixture.db,
    );
    expect(rows).toHaveLength(1);
  });

  test('that cannot be applied are set aside, and the others are applied', async () => {
    await sql`alter table delivery add constraint poison check (complained_at is null)`.execute(
      fixture.db,
    );
    await hear(delivered(0), { ...full(1), kind: 'complained' }, full(2));
    await sql`alter table delivery drop constraint poison`.execute(fixture.db);
    const stored = await fixture.db
      .selectFrom('feedback_event')
      .select(['type', 'refused'])
      .where('applied_at', 'is not', null)
      .orderBy('type')
      .orderBy('occurred_at')
      .execute();
    expect(stored).toEqual([
      { type: 'email.bounced', refused: null },
      { type: 'email.complained', refused: expect.stringContaining('poison') },
      { type: 'email.delivered', refused: null },
    ]);
    const { rows } = await sql<{ changed: number }>`
      select count(*)::integer as changed from delivery
      where delivered_at is not null or bounced_at is not null`.execute(fixture.db);
    expect(rows).toEqual([{ changed: 2 }]);
  });
});

describe('an address', () => {
  test('is suppressed with the reason after bounces in three issues', async () => {
    await hear(full(0), full(1), full(1, 12));
    expect(await suppressions()).toEqual([]);
    await hear(full(2));
    expect(await suppressions()).toEqual([
      {
        address_key: readers[0]?.address,
        reason: 'transient-bounce',
        detail: '3 issues in a row, the last: Transient MailboxFull',
      },
    ]);
  });

  test('is not suppressed if an issue in between was delivered', async () => {
    await hear(full(0), delivered(1), full(2), full(3));
    expect(await suppressions()).toEqual([]);
  });

  test('can be mailed again when a delivery is reported late', async () => {
    await hear(full(0), full(2), full(3));
    expect(await suppressions()).toHaveLength(1);
    await hear(delivered(1));
    expect(await suppressions()).toEqual([]);
  });

  test('is never suppressed because of the size or content of a mail', async () => {
    await hear(...[0, 1, 2, 3].map((issue) => ({ ...full(issue), kind: 'large' as const })));
    expect(await suppressions()).toEqual([]);
  });

  test('counts from zero once a person lifts its suppression, even if events repeat', async () => {
    const once = [full(0), full(1), full(2)];
    await hear(...once);
    const readerId = readers[0]?.id ?? '';
    await fixture.db.transaction().execute(async (trx) => {
      await liftTransientSuppressions(trx, [readerId]);
      await forgiveBounces(trx, readerId, new Date());
    });
    await hear(...once, full(3));
    expect(await suppressions()).toEqual([]);
  });

  test('stays suppressed for a stronger reason even after a delivery', async () => {
    await hear(full(0), full(1), full(2), { ...full(3), kind: 'gone' });
    await hear(delivered(3, 45));
    expect(await suppressions()).toMatchObject([{ reason: 'bounce', detail: 'Permanent NoEmail' }]);
  });
});
