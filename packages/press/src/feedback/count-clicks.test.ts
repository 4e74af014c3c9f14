import { PROVIDER } from '@galley/core/editor';
import { countableLinks } from '@galley/core/click/links';
import {
  dropDeliveries,
  eraseSubscriber,
  installationId,
  listClicksOf,
  lockSubscriberById,
  noteIssueLinks,
  openDeliveryPartition,
  sql,
  tallyClicks,
} from '@galley/db';
import { owner, releaseIssue, withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportIssue } from '../issue/report-issue.ts';
import { applyFeedback } from './apply-feedback.ts';
import { storeFeedback } from './store-feedback.ts';

const fixture = withDatabase();
const A = 'https://a.example/one';
const B = 'https://b.example/two';
const C = 'https://c.example/three';
const START = Date.UTC(2026, 10, 30, 8);

/** An issue with three links, accepted for three readers whose mail was delivered at once. */
async function openIssue({ clicks = true, delivered = true } = {}) {
  const { db } = fixture;
  const issue = await releaseIssue(db, 3);
  await db.updateTable('newsletter').set({ clicks }).where('id', '=', issue.newsletterId).execute();
  await sql`update rendition set html = html || ${`<a href="${A}">a</a><a href="${B}">b</a><a href="${C}">c</a>`}
    where id = ${issue.renditionId}`.execute(db);
  await noteIssueLinks(db, issue.id, countableLinks);
  await openDeliveryPartition(db, issue.id);
  await sql`
    insert into delivery (bucket, issue_id, subscriber_id, subscription_id, address, address_canonical,
      state, resend_id, delivered_at)
    select s.bucket, ${issue.id}, s.id, n.id, s.address, s.address_canonical, 'accepted', 'mail ' || s.id,
      ${delivered ? new Date(START) : null}::timestamptz
    from subscription n join subscriber s on s.bucket = n.bucket and s.id = n.subscriber_id
    where n.newsletter_id = ${issue.newsletterId}`.execute(db);
  const rows = await db
    .selectFrom('delivery')
    .select('subscriber_id as id')
    .where('issue_id', '=', issue.id)
    .orderBy('subscriber_id')
    .execute();
  await sql`update issue set frozen_at = now(), audience = 3 where id = ${issue.id}`.execute(db);
  return { ...issue, readers: rows.map(({ id }) => id) };
}

type Opened = Awaited<ReturnType<typeof openIssue>>;

let events = 0;

interface Happening {
  readonly reader: number;
  /** Seconds after the issue's mails were delivered. */
  readonly after: number;
  /** Null for the event that reports delivery. */
  readonly link: string | null;
  readonly agent?: string;
}

async function eventOf(issue: Opened, { reader, after, link, agent = 'Firefox' }: Happening) {
  const at = new Date(START + after * 1000);
  const type = link === null ? 'email.delivered' : 'email.clicked';
  events += 1;
  return {
    svixId: `click_${events}`,
    occurredAt: at,
    type,
    now: new Date(),
    payload: {
      type,
      created_at: at.toISOString(),
      data: {
        email_id: `mail ${issue.readers[reader]}`,
        to: ['reader@example.org'],
        tags: {
          galley: await installationId(fixture.db),
          galley_issue: issue.id,
          galley_subscriber: issue.readers[reader],
        },
        ...(link !== null && {
          click: { link, timestamp: at.toISOString(), userAgent: agent, ipAddress: '192.0.2.1' },
        }),
      },
    },
  };
}

/** Stores events as the webhook does, and applies them. */
async function hear(issue: Opened, ...happenings: readonly Happening[]): Promise<void> {
  const { db } = fixture;
  const heard = await Promise.all(happenings.map((one) => eventOf(issue, one)));
  await storeFeedback({ db }, PROVIDER, heard);
  const installation = await installationId(db);
  for (;;) {
    const applied = await applyFeedback({ db, installation }, PROVIDER);
    if (applied.kind !== 'applied') throw new Error(applied.kind);
    if (applied.events === 0) return;
  }
}

const rowsOf = async ({ id }: Opened) =>
  fixture.db
    .selectFrom('click')
    .select(['issue_id', 'subscriber_id', 'link', 'clicked_at', 'sign'])
    .where('issue_id', '=', id)
    .orderBy('subscriber_id')
    .orderBy('clicked_at')
    .orderBy('link')
    .execute();

async function payloadsOf(issue: Opened): Promise<string> {
  const { rows } = await sql<{ payload: unknown }>`
    select payload from feedback_event
    where payload #>> '{data,tags,galley_issue}' = ${issue.id}`.execute(fixture.db);
  return JSON.stringify(rows);
}

test('clicks are counted for all, for people, by reader and by link', async () => {
  const issue = await openIssue();
  await hear(
    issue,
    { reader: 0, after: 600, link: A },
    { reader: 0, after: 700, link: A },
    { reader: 0, after: 800, link: B },
    { reader: 1, after: 5, link: A },
    { reader: 1, after: 900, link: B },
    { reader: 2, after: 60, link: A },
    { reader: 2, after: 60.5, link: B },
    { reader: 2, after: 61, link: C },
    { reader: 2, after: 4_000, link: C, agent: 'curl/8.9.1' },
  );
  expect(await tallyClicks(fixture.db, issue.id)).toEqual({
    clicks: 9,
    humanClicks: 4,
    readers: 3,
    humanReaders: 2,
    machines: { program: 1, 'at-delivery': 1, burst: 3 },
    links: [
      { url: B, clicks: 3, humanClicks: 2, readers: 3, humanReaders: 2 },
      { url: A, clicks: 4, humanClicks: 2, readers: 3, humanReaders: 1 },
      { url: C, clicks: 2, humanClicks: 0, readers: 1, humanReaders: 0 },
    ],
  });
});

test('a newsletter that counts no clicks keeps nothing of them but that the mail arrived', async () => {
  const issue = await openIssue({ clicks: false, delivered: false });
  await hear(issue, { reader: 0, after: 60, link: A });
  expect(await payloadsOf(issue)).not.toContain('click":');
  expect(await rowsOf(issue)).toEqual([]);
  expect(await tallyClicks(fixture.db, issue.id)).toBeNull();
  const { rows } = await sql`select from delivery
    where issue_id = ${issue.id} and delivered_at is not null`.execute(fixture.db);
  expect(rows).toHaveLength(1);
});

test('once a newsletter stops counting, later clicks on earlier issues are forgotten too', async () => {
  const issue = await openIssue();
  await hear(issue, { reader: 0, after: 60, link: A });
  await sql`update newsletter set clicks = false where id = ${issue.newsletterId}`.execute(
    fixture.db,
  );
  await hear(issue, { reader: 1, after: 60, link: A });
  expect(await rowsOf(issue)).toHaveLength(1);
});

test("links with a reader's token, and links that the issue doesn't hold, are never kept", async () => {
  const issue = await openIssue();
  const { rows: links } = await sql<{ url: string }>`
    select url from issue_link where issue_id = ${issue.id} order by link`.execute(fixture.db);
  expect(links.map(({ url }) => url)).toEqual([A, B, C]);
  await hear(
    issue,
    { reader: 0, after: 60, link: 'https://n.example/unsubscribe/the-token-of-a-reader' },
    { reader: 0, after: 90, link: 'https://elsewhere.example/' },
  );
  expect(await rowsOf(issue)).toEqual([]);
  expect(await payloadsOf(issue)).not.toMatch(/the-token|elsewhere|click":/);
});

test('of a click stay its link, its time and its sign; network and program are never stored', async () => {
  const issue = await openIssue();
  const { db } = fixture;
  await storeFeedback({ db }, PROVIDER, [
    await eventOf(issue, { reader: 0, after: 60, link: A, agent: 'SomeBrowser/1' }),
  ]);
  expect(await payloadsOf(issue)).toContain('"click":{"at"');
  expect(await payloadsOf(issue)).not.toMatch(/192\.0\.2|SomeBrowser|a\.example/);
  await hear(issue);
  expect(await payloadsOf(issue)).not.toContain('click":');
  expect(await rowsOf(issue)).toEqual([
    {
      issue_id: issue.id,
      subscriber_id: issue.readers[0],
      link: 1,
      clicked_at: new Date(START + 60_000),
      sign: null,
    },
  ]);
});

test("another installation's click on an issue of the same number is not kept", async () => {
  const issue = await openIssue();
  const { db } = fixture;
  const event = await eventOf(issue, { reader: 0, after: 60, link: A });
  const tags = { ...event.payload.data.tags, galley: 'another' };
  const payload = { ...event.payload, data: { ...event.payload.data, tags } };
  await storeFeedback({ db }, PROVIDER, [{ ...event, payload }]);
  await hear(issue);
  expect(await rowsOf(issue)).toEqual([]);
  expect(await payloadsOf(issue)).not.toContain('click":');
});

test('a click is judged again once it is known when its mail was delivered', async () => {
  const issue = await openIssue({ delivered: false });
  const signs = async () => (await rowsOf(issue)).map(({ sign }) => sign);
  await hear(issue, { reader: 0, after: 5, link: A }, { reader: 1, after: 5, link: A });
  expect(await signs()).toEqual([null, null]);
  await hear(issue, { reader: 0, after: 0, link: null }, { reader: 1, after: -300, link: null });
  expect(await signs()).toEqual(['at-delivery', null]);
});

test('events give the same result in any order, in any chunks and however often they repeat', async () => {
  const happening: fc.Arbitrary<Happening> = fc.record({
    reader: fc.nat({ max: 1 }),
    after: fc.constantFrom(-30, 0, 5, 20, 20.5, 21, 21.5, 60, 600),
    link: fc.constantFrom(A, B, C, null),
    agent: fc.constantFrom('Firefox', 'Firefox', 'curl/8'),
  });
  const state = async (issue: Opened) =>
    (await rowsOf(issue)).map((row) => ({
      reader: issue.readers.indexOf(row.subscriber_id),
      link: row.link,
      at: row.clicked_at,
      sign: row.sign,
    }));
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(happening, {
          minLength: 1,
          maxLength: 8,
          selector: ({ reader, after, link }) => `${reader} ${after} ${link}`,
        })
        .chain((once) =>
          fc.tuple(
            fc.constant(once),
            fc.shuffledSubarray([...once, ...once], { minLength: once.length * 2 }),
          ),
        ),
      async ([once, shuffled]) => {
        const [all, oneByOne] = [
          await openIssue({ delivered: false }),
          await openIssue({ delivered: false }),
        ];
        await hear(all, ...once);
        for (const one of shuffled) await hear(oneByOne, one);
        expect(await state(oneByOne)).toEqual(await state(all));
      },
    ),
    { numRuns: 8 },
  );
});

test("an erased reader's clicks go, and a late one is not kept", async () => {
  const issue = await openIssue();
  const { db } = fixture;
  const [reader = ''] = issue.readers;
  await hear(issue, { reader: 0, after: 60, link: A }, { reader: 1, after: 60, link: A });
  expect(await listClicksOf(db, reader)).toMatchObject([
    { number: 1, url: A, at: new Date(START + 60_000), sign: null },
  ]);
  await db.transaction().execute(async (trx) => {
    const row = await lockSubscriberById(trx, reader);
    if (row !== undefined) await eraseSubscriber(trx, row);
  });
  await hear(issue, { reader: 0, after: 90, link: A });
  expect((await rowsOf(issue)).map((row) => row.subscriber_id)).toEqual([issue.readers[1]]);
  expect(await payloadsOf(issue)).not.toContain('click":');
});

test('a kept report is counted again after each click, and after an erasure', async () => {
  const issue = await openIssue();
  const { db } = fixture;
  await sql`update issue set state = 'sent', sent_at = now() where id = ${issue.id}`.execute(db);
  const { slug } = await db
    .selectFrom('newsletter')
    .select('slug')
    .where('id', '=', issue.newsletterId)
    .executeTakeFirstOrThrow();
  const report = async () => {
    const read = await reportIssue({ db, clock: () => new Date() }, owner, {
      newsletter: slug,
      number: 1,
    });
    if (read.kind !== 'reported') throw new Error(read.kind);
    return read.report.clicks;
  };
  const versionOf = async () =>
    (
      await db
        .selectFrom('issue_tally')
        .select('version')
        .where('issue_id', '=', issue.id)
        .execute()
    )[0]?.version;
  expect(await report()).toMatchObject({ clicks: 0, links: [] });
  expect(await report()).toMatchObject({ clicks: 0 });
  expect(await versionOf()).toBe(1);
  await hear(issue, { reader: 0, after: 60, link: A });
  expect(await report()).toMatchObject({
    clicks: 1,
    links: [{ url: A, review: null, readers: 1 }],
  });
  expect(await versionOf()).toBe(2);
  await db
    .deleteFrom('subscriber')
    .where('id', '=', issue.readers[0] ?? '')
    .execute();
  expect(await report()).toMatchObject({ clicks: 0, links: [] });
});

test('links are noted only before the first reader is frozen', async () => {
  const issue = await openIssue({ clicks: false });
  await sql`update newsletter set clicks = true where id = ${issue.newsletterId}`.execute(
    fixture.db,
  );
  await noteIssueLinks(fixture.db, issue.id, countableLinks);
  expect(await tallyClicks(fixture.db, issue.id)).toBeNull();
});

test('clicks go with the deliveries of their issue', async () => {
  const issue = await openIssue();
  const { db } = fixture;
  await hear(issue, { reader: 0, after: 60, link: A });
  await sql`update issue set state = 'sent', sent_at = now() where id = ${issue.id}`.execute(db);
  expect(await dropDeliveries(db, issue.id)).toMatchObject({ audience: 3 });
  expect(await rowsOf(issue)).toEqual([]);
  expect(await tallyClicks(db, issue.id)).toBeNull();
  await hear(issue, { reader: 1, after: 60, link: A });
  expect(await rowsOf(issue)).toEqual([]);
});
