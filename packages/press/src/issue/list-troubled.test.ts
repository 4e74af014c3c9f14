import type { Actor } from '@galley/core/editor';
import { dropDeliveries, openDeliveryPartition, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { decideUncertain } from './decide-uncertain.ts';
import { released } from './issue.fixture.ts';
import { listTroubled } from './list-troubled.ts';

const fixture = withDatabase();

/** Batches of an issue in these states, each with three readers, who were mailed last first. */
async function openIssue(states: readonly string[]) {
  const { press, ref, issue, newsletterId } = await released(fixture.db);
  const { db } = press;
  await openDeliveryPartition(db, issue.id);
  await sql`
    with made as (
      insert into batch (issue_id, rendition_id, ordinal, size, state)
      select ${issue.id}, (select id from rendition where issue_id = ${issue.id}), n, 3, state
      from unnest(${[...states]}::text[]) with ordinality as s (state, n)
      returning id, rendition_id, state, ordinal
    )
    insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state, reason)
    select ${issue.id}, 1000000 - 10 * ordinal - n, 1, id, rendition_id, a, a,
      case n when 3 then 'excluded' else state end, 'why ' || ordinal
    from made, generate_series(1, 3) n, concat('r', ordinal, n, '@a.example') a`.execute(db);
  await sql`insert into subscriber (id, address, address_canonical, name)
    overriding system value
    select subscriber_id, address, address_canonical || ${issue.id}, 'Ada' from delivery
    where issue_id = ${issue.id} and batch_id =
      (select min(id) from batch where issue_id = ${issue.id} and state = 'rejected')
    on conflict do nothing`.execute(db);
  const page = async (after?: string | null, actor: Actor = owner) =>
    listTroubled(press, actor, { ...ref, after });
  return { press, ref, issue, newsletterId, page };
}

const addressesOf = (page: Awaited<ReturnType<typeof listTroubled>>) =>
  page.kind === 'listed' ? page.page.readers.map(({ address }) => address) : [page.kind];

test('readers who were rejected or are uncertain are listed batch by batch', async () => {
  const { page } = await openIssue(['accepted', 'rejected', 'accepted', 'uncertain']);
  const listed = await page();
  expect(listed).toMatchObject({ kind: 'listed', page: { next: null } });
  expect(addressesOf(listed)).toEqual([
    'r22@a.example',
    'r21@a.example',
    'r42@a.example',
    'r41@a.example',
  ]);
  if (listed.kind !== 'listed') throw new Error(listed.kind);
  const [first, , third, fourth] = listed.page.readers;
  expect(first).toMatchObject({ name: 'Ada', state: 'rejected', reason: 'why 2' });
  expect(third).toMatchObject({ name: null, state: 'uncertain', reason: 'why 4' });
  expect(third?.batch).toBe(fourth?.batch);
  expect(Object.keys(first ?? {})).not.toContain('id');
});

test('pages follow each other without a gap, also when the reader between them was decided', async () => {
  const { page, press, ref } = await openIssue(Array(60).fill('uncertain'));
  const first = await page();
  if (first.kind !== 'listed') throw new Error(first.kind);
  expect(first.page.readers).toHaveLength(50);
  const last = first.page.readers.at(-1)?.address ?? '';
  const told = { decision: 'accepted', by: 'ada', because: 'asked' } as const;
  const decided = await decideUncertain(press, owner, { ...ref, ...told, address: last });
  expect(decided.kind).toBe('decided');
  const all = addressesOf(first);
  let { next } = first.page;
  while (next !== null) {
    const more = await page(next);
    if (more.kind !== 'listed') throw new Error(more.kind);
    all.push(...more.page.readers.map(({ address }) => address));
    ({ next } = more.page);
  }
  expect(all).toEqual(
    Array.from({ length: 60 }, (_, at) => [
      `r${at + 1}2@a.example`,
      `r${at + 1}1@a.example`,
    ]).flat(),
  );
  // Its batch is settled for both.
  expect(addressesOf(await page())).not.toContain(last);
});

test('once the deliveries were dropped, nobody is listed', async () => {
  const { page, issue, press } = await openIssue(['rejected']);
  await sql`update issue set state = 'sent', frozen_at = now(), sent_at = now() where id = ${issue.id}`.execute(
    press.db,
  );
  await dropDeliveries(press.db, issue.id);
  expect(await page()).toEqual({ kind: 'listed', page: { readers: [], next: null } });
  expect(await page('999989')).toEqual({ kind: 'listed', page: { readers: [], next: null } });
});

test('only those who may see readers are told', async () => {
  const { page, newsletterId } = await openIssue(['rejected']);
  const writer: Actor = {
    kind: 'person',
    id: '1',
    roles: { [newsletterId]: 'writer' },
    door: 'desk',
  };
  expect(await page(null, writer)).toEqual({ kind: 'not-allowed', step: 'see-readers' });
});
