import { expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '../../../../../test/kit/index.ts';
import { sql } from 'kysely';
import { countAudience, countChoices } from '../../subscription/choice-rows.ts';
import { deliveryCounts } from '../delivery-counts.ts';
import { openDeliveryPartition } from '../open-delivery-partition.ts';
import { freezeAudienceChunk } from './freeze-audience.ts';

const fixture = withDatabase();

/** Releases an issue with a rendition for some choices and this many readers. */
async function releaseRenditions(readers: number, bestOfs: string | null = 'monthly 1 08:00') {
  const { db } = fixture;
  const issue = await releaseIssue(db, readers);
  await db
    .updateTable('newsletter')
    .set({ best_of_cadence: bestOfs })
    .where('id', '=', issue.newsletterId)
    .execute();
  await sql`
    with part as (
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select issue_id, '1.2', subject, preheader, html, text, headers, hash
      from rendition where id = ${issue.renditionId} returning id
    )
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    select ${issue.id}, choice, gives, case gives when 'nothing' then null else part.id end
    from part, (values ('floor=4', 'own'), ('floor=5', 'larger'), ('topics=sea', 'nothing'),
      ('topics=ai', 'late')) v (choice, gives)`.execute(db);
  return issue;
}

/** Sets what readers want, in the order of their numbers. */
async function want(newsletterId: string, ...wishes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from subscription where newsletter_id = ${newsletterId}
    order by subscriber_id`.execute(fixture.db);
  for (const [at, wish] of wishes.entries()) {
    await sql`update subscription set ${sql.raw(wish)} where id = ${rows[at]?.id}`.execute(
      fixture.db,
    );
  }
}

async function freeze(issueId: string, chunk = 100): Promise<void> {
  const { db } = fixture;
  await openDeliveryPartition(db, issueId);
  for (let kind = 'more'; kind === 'more';) {
    ({ kind } = await db
      .transaction()
      .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk })));
  }
}

/** What each reader gets: a rendition's key, or why none. */
async function gets(issueId: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ gets: string | null }>`
    select coalesce(r.key, d.reason) as gets from delivery d
    left join rendition r on r.id = d.rendition_id
    where d.issue_id = ${issueId} order by d.subscriber_id`.execute(fixture.db);
  return rows.map((row) => row.gets);
}

/** Which readers have a catch-up to come. */
async function waiting(newsletterId: string): Promise<readonly boolean[]> {
  const { rows } = await sql<{ waits: boolean }>`select catch_up_since is not null as waits
    from subscription where newsletter_id = ${newsletterId} order by subscriber_id`.execute(
    fixture.db,
  );
  return rows.map(({ waits }) => waits);
}

/** Makes an issue the best-of of a month's slot. */
async function dateBestOf(issueId: string, newsletterId: string, month: string): Promise<void> {
  await sql`insert into slot (newsletter_id, kind, due_on, due_at, cut_off_at, time_zone, state)
    values (${newsletterId}, 'best-of', '2026-12-01', now(), now(), 'UTC', 'compiled')`.execute(
    fixture.db,
  );
  await sql`update issue set best_of = ${month}, slot_due_on = '2026-12-01'
    where id = ${issueId}`.execute(fixture.db);
}

let number = 1;

/** Stores another issue of a newsletter, which went out before. */
async function sendOther(
  newsletterId: string,
  its: { state?: 'sent' | 'cancelled'; dated_on?: string; frozen_at?: Date; best_of?: string },
): Promise<string> {
  number += 1;
  const { id } = await fixture.db
    .insertInto('issue')
    .values({
      newsletter_id: newsletterId,
      number,
      dated_on: '2026-01-01',
      state: 'sent',
      subject: 'Before',
      preheader: '',
      slot_due_on: null,
      due_at: null,
      reason: null,
      reason_detail: null,
      sender: null,
      reply_to: null,
      content_hash: null,
      approved_hash: null,
      approved_by: null,
      approved_at: null,
      released_at: null,
      send_after: null,
      frozen_at: null,
      resume_at: null,
      sent_at: null,
      cancelled_at: null,
      ...its,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function batches(issueId: string) {
  const { rows } = await sql<{ ordinal: number; size: number; key: string; members: number }>`
    select b.ordinal, b.size, r.key, count(*)::integer as members
    from batch b
    join delivery d on d.bucket = b.bucket and d.batch_id = b.id and d.rendition_id = b.rendition_id
    join rendition r on r.id = b.rendition_id
    where b.issue_id = ${issueId} group by b.ordinal, b.size, r.key order by b.ordinal`.execute(
    fixture.db,
  );
  return rows;
}

test('each reader is decided once, by their choice', async () => {
  const issue = await releaseRenditions(10);
  await want(
    issue.newsletterId,
    `choice = ''`,
    `choice = 'floor=4'`,
    `choice = 'floor=5'`,
    `choice = 'topics=sea'`,
    `choice = 'topics=ai'`,
    `choice = 'floor=1'`,
    `rhythm = 'monthly', choice = 'floor=4'`,
    `paused_until = now() + interval '1 hour', choice = 'floor=4'`,
    `paused_until = now() - interval '1 second', catch_up_since = now()`,
    `paused_until = now() + interval '1 hour', rhythm = 'monthly'`,
  );
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual([
    'full',
    '1.2',
    '1.2',
    'nothing-chosen',
    '1.2',
    'full',
    'monthly',
    'on-pause',
    'full',
    'on-pause',
  ]);
  const its = await fixture.db
    .selectFrom('issue')
    .select('audience')
    .where('id', '=', issue.id)
    .executeTakeFirstOrThrow();
  expect(its.audience).toBe(10);
  expect(await deliveryCounts(fixture.db, issue.id)).toMatchObject({
    audience: 10,
    excluded: 4,
    pending: 6,
  });
});

test('a choice without approved bytes gives what the earlier one gives, nothing too', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(4);
  await want(
    issue.newsletterId,
    ...Array.from({ length: 4 }, (_, at) => (at === 3 ? `choice = 'new'` : `choice = 'topics=ai'`)),
  );
  const made = [
    ['', 'topics=ai'],
    ['topics=sea', 'topics=ai'],
    ['floor=4', '', 'other'],
    ['floor=4'],
  ];
  await sql`insert into rendition_choice (issue_id, choice, gives, rendition_id)
    values (${issue.id}, '', 'own', ${issue.renditionId})`.execute(db);
  const { rows } = await sql<{ id: string; bucket: number }>`select id, bucket from subscription
    where newsletter_id = ${issue.newsletterId} order by subscriber_id`.execute(db);
  for (const [at, choices] of made.entries()) {
    for (const choice of choices) {
      await sql`insert into subscription_choice (bucket, subscription_id, choice, at)
        values (${rows[at]?.bucket}, ${rows[at]?.id}, ${choice}, now())`.execute(db);
    }
  }
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual(['full', 'nothing-chosen', 'full', '1.2']);
});

test('each batch is of one rendition, and the batches are numbered without a gap', async () => {
  const issue = await releaseRenditions(250);
  await sql`update subscription set choice = 'floor=4' where newsletter_id = ${issue.newsletterId}
    and subscriber_id % 2 = 0`.execute(fixture.db);
  await freeze(issue.id, 240);
  const made = await batches(issue.id);
  const [first] = made;
  expect(made.map(({ ordinal }) => ordinal - (first?.ordinal ?? 0))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(made.map(({ key }) => key)).toEqual(['full', '1.2', 'full', '1.2', 'full', '1.2']);
  expect(made.every(({ size, members }) => size === members && size <= 100)).toBe(true);
  expect(made.reduce((sum, { size }) => sum + size, 0)).toBe(250);
});

test('a best-of of the schedule is for monthly readers and those who catch up, and ends that', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(6);
  await dateBestOf(issue.id, issue.newsletterId, '2026-02');
  const { id: issueId, newsletterId } = issue;
  await sendOther(newsletterId, { frozen_at: new Date('2026-02-10') });
  const pause = `catch_up_since = '2026-02-03', paused_until = '2026-02-24'`;
  await want(
    newsletterId,
    `choice = 'floor=4'`,
    `rhythm = 'monthly', choice = 'floor=4'`,
    pause,
    `rhythm = 'monthly', paused_until = now() + interval '1 hour', catch_up_since = '2026-02-03'`,
    `${pause}, choice = 'topics=sea'`,
    `paused_until = now() - interval '1 hour'`,
  );
  const now = new Date();
  const counted = {
    newsletterId,
    issueId,
    audience: 'best-of' as const,
    corrects: null,
    bestOf: '2026-02',
    now,
  };
  expect(await countAudience(db, counted)).toEqual({
    readers: 2,
    leftOut: { 'on-pause': 1, monthly: 0, 'nothing-chosen': 1 },
  });
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual(['1.2', 'full', 'on-pause', 'nothing-chosen']);
  expect(await waiting(newsletterId)).toEqual([false, false, false, true, true, false]);
});

test('a catch-up needs an issue that was missed, and a best-of of the time of the pause', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(6);
  const { newsletterId } = issue;
  await dateBestOf(issue.id, newsletterId, '2026-04');
  await sendOther(newsletterId, { frozen_at: new Date('2026-03-13') });
  await sendOther(newsletterId, { frozen_at: new Date('2026-04-20'), best_of: '2026-03' });
  await want(
    newsletterId,
    // Missed the issue, but every issue of April came.
    `catch_up_since = '2026-03-09', paused_until = '2026-03-30'`,
    `catch_up_since = '2026-03-09', paused_until = '2026-04-06'`,
    // Nothing went out meanwhile but a best-of.
    `catch_up_since = '2026-04-14', paused_until = '2026-04-28'`,
    // Ended by hand.
    `catch_up_since = '2026-03-09', paused_until = null`,
    `catch_up_since = '2025-12-30', paused_until = null`,
    `catch_up_since = '2026-03-09', paused_until = now() + interval '1 hour'`,
  );
  await freeze(issue.id);
  const { rows } = await sql<{ at: number }>`
    select at from (
      select bucket, subscriber_id, (row_number() over (order by subscriber_id) - 1)::integer as at
      from subscription where newsletter_id = ${newsletterId}
    ) s join delivery d on d.bucket = s.bucket and d.subscriber_id = s.subscriber_id
    where d.issue_id = ${issue.id} order by at`.execute(db);
  expect(rows.map(({ at }) => at)).toEqual([1, 3, 5]);
  expect(await waiting(newsletterId)).toEqual([false, false, false, false, false, true]);
});

test('a best-of of a month before the issue that was missed is no catch-up, and ends none', async () => {
  const { db } = fixture;
  const pause = `catch_up_since = '2026-03-30', paused_until = '2026-04-06'`;
  const scheduled = await releaseRenditions(1);
  await dateBestOf(scheduled.id, scheduled.newsletterId, '2026-03');
  const byHand = await releaseRenditions(1);
  await sql`update issue set best_of = '2026-03' where id = ${byHand.id}`.execute(db);
  for (const { id, newsletterId } of [scheduled, byHand]) {
    await sendOther(newsletterId, { dated_on: '2026-04-03', frozen_at: new Date('2026-04-03') });
    await want(newsletterId, pause);
    await freeze(id);
    expect(await waiting(newsletterId)).toEqual([true]);
  }
  expect(await gets(scheduled.id)).toEqual([]);
  expect(await gets(byHand.id)).toEqual(['full']);
});

test('nobody gets the best of a month twice after an issue that was cancelled half-way', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(4);
  const { newsletterId } = issue;
  await dateBestOf(issue.id, newsletterId, '2026-02');
  const before = await sendOther(newsletterId, { state: 'cancelled', best_of: '2026-02' });
  const other = await sendOther(newsletterId, { state: 'cancelled', best_of: '2026-01' });
  await want(newsletterId, ...Array.from({ length: 4 }, () => `rhythm = 'monthly'`));
  for (const [id, states] of [
    [before, ['accepted', 'excluded', 'uncertain', 'rejected']],
    [other, ['accepted', 'accepted', 'accepted', 'accepted']],
  ] as const) {
    await openDeliveryPartition(db, id);
    for (const [at, state] of states.entries()) {
      await sql`insert into delivery (bucket, issue_id, subscriber_id, subscription_id, address,
          address_canonical, state, reason)
        select s.bucket, ${id}, r.id, s.id, r.address, r.address_canonical, ${state},
          case when ${state} in ('excluded', 'rejected', 'uncertain') then 'cancelled' end
        from subscription s
        join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
        where s.newsletter_id = ${newsletterId} order by r.id offset ${at} limit 1`.execute(db);
    }
  }
  const now = new Date();
  const asked = {
    newsletterId,
    audience: 'best-of',
    corrects: null,
    bestOf: '2026-02',
    now,
  } as const;
  expect((await countAudience(db, { ...asked, issueId: issue.id })).readers).toBe(2);
  expect(
    (await countAudience(db, { ...asked, issueId: issue.id, audience: 'everybody' })).readers,
  ).toBe(2);
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual(['full', 'full']);
});

test('while a newsletter has no best-ofs of its own accord, monthly readers get every issue', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(2, null);
  await want(issue.newsletterId, `rhythm = 'monthly'`, `rhythm = 'monthly', choice = 'floor=4'`);
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual(['full', '1.2']);
  const { rows } = await sql<{ rhythm: string }>`select rhythm from subscription
    where newsletter_id = ${issue.newsletterId}`.execute(db);
  expect(rows.map(({ rhythm }) => rhythm)).toEqual(['monthly', 'monthly']);
});

test('a best-of that a person made goes to everybody, monthly readers too', async () => {
  const issue = await releaseRenditions(3);
  await sql`update issue set best_of = '2026-02' where id = ${issue.id}`.execute(fixture.db);
  await want(issue.newsletterId, `rhythm = 'monthly'`, `choice = 'floor=4'`);
  await freeze(issue.id);
  expect(await gets(issue.id)).toEqual(['full', '1.2', 'full']);
});

test('readers are counted by choice, and nobody counts whom the issue does not reach', async () => {
  const { db } = fixture;
  const issue = await releaseRenditions(7);
  await want(
    issue.newsletterId,
    `choice = 'floor=4'`,
    `choice = 'floor=4', paused_until = now() + interval '1 hour'`,
    `choice = 'floor=4', status = 'unsubscribed'`,
    `choice = 'floor=4', rhythm = 'monthly'`,
    `choice = 'topics=sea'`,
    `choice = 'floor=4'`,
  );
  await sql`insert into suppression (bucket, address_key, reason)
    select r.bucket, r.address_canonical, 'bounce' from subscription s
    join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    where s.newsletter_id = ${issue.newsletterId} order by s.subscriber_id offset 5 limit 1`.execute(
    db,
  );
  const now = new Date();
  const { newsletterId, id: issueId } = issue;
  const asked = { newsletterId, corrects: null, bestOf: null, now };
  expect(await countChoices(db, { ...asked, audience: 'every-issue' })).toEqual([
    { choice: 'floor=4', readers: 1, paused: 1 },
    { choice: 'topics=sea', readers: 1, paused: 0 },
  ]);
  expect(await countAudience(db, { ...asked, issueId, audience: 'every-issue' })).toEqual({
    readers: 2,
    leftOut: { 'on-pause': 1, monthly: 1, 'nothing-chosen': 1 },
  });
  expect(await countChoices(db, { ...asked, audience: 'everybody' })).toEqual([
    { choice: 'floor=4', readers: 2, paused: 1 },
    { choice: 'topics=sea', readers: 1, paused: 0 },
  ]);
});
