import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type OpenedDatabase } from '@galley/db';
import { startDelivery, type RunningDelivery } from '@galley/delivery';
import { setNewsletter } from '@galley/press/newsletter';
import { queueReview } from '@galley/press/review';
import { addSubscriber } from '@galley/press/subscription';
import { createKeyring, createLog } from '@galley/runtime';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { startScheduler, type RunningScheduler } from '@galley/scheduler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner, withDatabase } from '../../kit/index.ts';

// Weekly slots from before the first clock change of a year to after the last, at wall times that
// such a change skips or repeats, handled by two schedulers and sent by two deliveries at once. In
// 2025, so that every instant is past for the database too, whose clock times leases and waits.
const FIRST = '2025-03-03';
const LAST = '2025-11-09';
const DAY_MS = 86_400_000;
const CUT_OFF_MS = 2 * 3_600_000;

interface Place {
  readonly slug: string;
  readonly timeZone: string;
  readonly cadence: string;
  readonly weekday: number;
  /** The correct instant of a local date, by the published rules of the zone. */
  readonly dueAt: (dueOn: string) => string;
}

const dayBefore = (date: string) => new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);

const places: readonly Place[] = [
  {
    slug: 'new-york',
    timeZone: 'America/New_York',
    cadence: 'weekly sun 02:30',
    weekday: 0,
    // 02:30 doesn't exist on 9 March: 03:30 EDT. On 2 November it is past the repeated hour.
    dueAt: (date) =>
      `${date}T${date > '2025-03-09' && date < '2025-11-02' ? '06' : '07'}:30:00.000Z`,
  },
  {
    slug: 'london',
    timeZone: 'Europe/London',
    cadence: 'weekly sun 01:30',
    weekday: 0,
    // 01:30 doesn't exist on 30 March: 02:30 BST. On 26 October it occurs twice: the first is BST.
    dueAt: (date) =>
      `${date}T${date > '2025-03-30' && date <= '2025-10-26' ? '00' : '01'}:30:00.000Z`,
  },
  {
    slug: 'lord-howe',
    timeZone: 'Australia/Lord_Howe',
    cadence: 'weekly sun 01:45',
    weekday: 0,
    // The clock moves by half an hour. On 6 April 01:45 occurs twice: the first is at +11:00.
    dueAt: (date) =>
      `${dayBefore(date)}T${date > '2025-04-06' && date <= '2025-10-05' ? '15:15' : '14:45'}:00.000Z`,
  },
  {
    slug: 'cairo',
    timeZone: 'Africa/Cairo',
    cadence: 'weekly fri 00:30',
    weekday: 5,
    // 00:30 doesn't exist on 25 April: 01:30 EEST. The clock goes back on Thursday 30 October.
    dueAt: (date) =>
      `${dayBefore(date)}T${date > '2025-04-25' && date < '2025-10-31' ? '21' : '22'}:30:00.000Z`,
  },
];

const fixture = withDatabase();
let second: OpenedDatabase;
let schedulers: readonly RunningScheduler[];
let deliveries: readonly RunningDelivery[];
let resend: ServedSandbox;
const keyring = createKeyring(['k'.repeat(32)]);
let now = new Date(`${FIRST}T00:00:00Z`);

const press = () => ({
  db: fixture.db,
  clock: () => now,
  publicUrl: 'https://digest.example',
  providerUrl: 'https://api.resend.com',
});

beforeAll(async () => {
  second = await openDatabase({
    databaseUrl: fixture.connectionString,
    dataDir: '',
    applicationName: 'galley-test-second',
  });
  const log = createLog({ level: 'error', name: 'year' });
  resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  schedulers = await Promise.all(
    [fixture.db, second.db].map(async (db) => startScheduler({ ...press(), db, log })),
  );
  deliveries = await Promise.all(
    [fixture.db, second.db].map(async (db, index) =>
      startDelivery({
        ...press(),
        db,
        log,
        keyring,
        apiKey: 're_test',
        baseUrl: resend.url,
        worker: `delivery ${index}`,
      }),
    ),
  );
});

afterAll(async () => {
  await Promise.all([...schedulers, ...deliveries].map(async (each) => each.stop()));
  await resend.close();
  await second.close();
});

async function tickAt(instant: number): Promise<void> {
  now = new Date(instant);
  await Promise.all(schedulers.map(async (scheduler) => scheduler.tick()));
}

async function makeNewsletter({ slug, timeZone, cadence }: Omit<Place, 'weekday' | 'dueAt'>) {
  const made = await setNewsletter(press(), owner, {
    slug,
    title: slug,
    sender: `Digest <${slug}@digest.example>`,
    postalAddress: '1 Main St, Springfield',
    timeZone,
    cadence,
    cutOff: '2h',
    autoApprove: true,
  });
  if (made.kind !== 'created') throw new Error(`newsletter ${slug} was not created: ${made.kind}`);
  for (const reader of ['ada', 'bob']) {
    await addSubscriber({ db: fixture.db, clock: () => now, keyring }, owner, {
      newsletter: slug,
      address: `${reader}@${slug}.example`,
      consent: 'Asked in person',
      source: 'test',
    });
  }
}

/** How often each subject reached each reader of a newsletter, by the sandbox's own ledger. */
const received = (slug: string) =>
  ['ada', 'bob'].map((reader) =>
    resend.sandbox.ledger
      .list({ limit: 1000, recipient: `${reader}@${slug}.example` })
      .map((mail) => mail.subject)
      .toSorted(),
  );

async function everythingIsSent(): Promise<void> {
  for (;;) {
    const open = await fixture.db
      .selectFrom('issue')
      .select('id')
      .where('state', '=', 'sending')
      .execute();
    if (open.length === 0) return;
    for (const delivery of deliveries) delivery.wake('work-issues');
    await sleep(100);
  }
}

const queue = async (newsletter: string, title: string) =>
  queueReview(press(), owner, {
    newsletter,
    again: true,
    review: {
      title,
      rating: null,
      outlet: 'WIRED',
      publishedOn: null,
      authors: [],
      url: null,
      topics: [],
      summary: [title],
      keyFindings: [],
      analysis: [],
      whyItMatters: [],
      sections: [],
    },
  });

const issuesOf = async (slug: string) =>
  fixture.db
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select(['number', 'slot_due_on', 'due_at', 'state', 'subject'])
    .select(['issue.created_at', 'released_at'])
    .where('newsletter.slug', '=', slug)
    .orderBy('number')
    .execute();

function datesOf({ weekday }: Place): readonly string[] {
  const dates: string[] = [];
  for (let day = Date.parse(FIRST); day <= Date.parse(LAST); day += DAY_MS) {
    const date = new Date(day);
    if (date.getUTCDay() === weekday) dates.push(date.toISOString().slice(0, 10));
  }
  return dates;
}

test(
  'one issue per slot at the right local time, across both clock changes',
  { timeout: 600_000 },
  async () => {
    for (const place of places) await makeNewsletter(place);
    const steps = places.flatMap((place) =>
      datesOf(place).flatMap((dueOn, index) => {
        const due = Date.parse(place.dueAt(dueOn));
        const cutOff = due - CUT_OFF_MS;
        // Every ninth slot finds the queue empty.
        const isEmpty = index % 9 === 8;
        return [
          { at: cutOff - 60_000, queue: isEmpty ? null : { slug: place.slug, title: dueOn } },
          { at: cutOff, queue: null },
          { at: due, queue: null },
        ];
      }),
    );
    for (const step of steps.toSorted((a, b) => a.at - b.at)) {
      now = new Date(step.at);
      if (step.queue) await queue(step.queue.slug, step.queue.title);
      await tickAt(step.at);
    }
    await everythingIsSent();

    for (const place of places) {
      const dates = datesOf(place);
      const expected = dates.filter((_, index) => index % 9 !== 8);
      expect(await issuesOf(place.slug)).toEqual(
        expected.map((dueOn, index) => ({
          number: index + 1,
          slot_due_on: dueOn,
          due_at: new Date(place.dueAt(dueOn)),
          state: 'sent',
          subject: dueOn,
          // At the cut-off and at the send time, and at no other tick.
          created_at: new Date(Date.parse(place.dueAt(dueOn)) - CUT_OFF_MS),
          released_at: new Date(place.dueAt(dueOn)),
        })),
      );
      expect(received(place.slug)).toEqual([expected, expected]);
      const slots = await fixture.db
        .selectFrom('slot')
        .innerJoin('newsletter', 'newsletter.id', 'slot.newsletter_id')
        .select(['due_on', 'slot.state', 'reason'])
        .where('newsletter.slug', '=', place.slug)
        .orderBy('due_on')
        .execute();
      expect(slots).toEqual(
        dates.map((dueOn, index) =>
          index % 9 === 8
            ? { due_on: dueOn, state: 'skipped', reason: 'empty' }
            : { due_on: dueOn, state: 'compiled', reason: null },
        ),
      );
    }
  },
);

test('editing zone and cadence mid-year repeats no date', async () => {
  const start = Date.parse('2026-02-02T00:00:00Z');
  now = new Date(start);
  const slug = 'wandering';
  await makeNewsletter({ slug, timeZone: 'America/New_York', cadence: 'weekly fri 08:00' });
  // Each edit comes on the day of a slot, some just before it and some just after.
  const edits: Readonly<Record<string, { timeZone?: string; cadence?: string }>> = {
    '2026-02-06T14:00:00.000Z': { timeZone: 'Australia/Lord_Howe' },
    '2026-02-19T22:00:00.000Z': { timeZone: 'America/New_York' },
    '2026-02-27T14:00:00.000Z': { cadence: 'weekly fri 23:00' },
    '2026-03-13T12:00:00.000Z': { cadence: 'monthly 13 18:00' },
    '2026-03-13T20:00:00.000Z': { cadence: 'weekly fri 20:00' },
    '2026-03-21T02:00:00.000Z': { timeZone: 'Pacific/Kiritimati', cadence: 'weekly sat 23:00' },
  };
  const offsets = Array.from({ length: 8 * 7 * 24 }, (_, hour) => start + hour * 3_600_000);
  for (const at of offsets) {
    now = new Date(at);
    const hour = new Date(at).getUTCHours();
    const edit = edits[now.toISOString()];
    if (edit) await setNewsletter(press(), owner, { slug, ...edit });
    if (hour === 0) await queue(slug, `Queued on ${now.toISOString().slice(0, 10)}`);
    if (hour % 4 === 0) await tickAt(at);
  }

  await everythingIsSent();

  const issues = await issuesOf(slug);
  expect(issues.map(({ slot_due_on: dueOn }) => dueOn)).toEqual([
    '2026-02-06',
    '2026-02-13',
    '2026-02-20',
    '2026-02-27',
    '2026-03-06',
    '2026-03-13',
    '2026-03-20',
    '2026-03-21',
    '2026-03-28',
  ]);
  for (const [index, issue] of issues.entries()) {
    expect(issue.state).toBe('sent');
    const before = issues[index - 1]?.due_at ?? new Date(0);
    expect((issue.due_at ?? new Date(0)) > before).toBe(true);
    const late = (issue.released_at?.getTime() ?? 0) - (issue.due_at?.getTime() ?? 0);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(4 * 3_600_000);
  }
});
