import { makeFormStamp } from '@galley/core/subscription';
import type { Review } from '@galley/core/review';
import { archiveIssue, type Database, type Kysely } from '@galley/db';
import { createKeyring, createLog } from '@galley/runtime';
import { createApp, type WebDeps } from '@galley/web';

export const PUBLIC_URL = 'https://news.example.org';

/** The web app on a database, with a clock that the test sets and a record of its wake-ups. */
export function openSite(db: Kysely<Database>, overrides: Partial<WebDeps> = {}) {
  const lines: string[] = [];
  const wakes: string[] = [];
  let now = new Date('2026-03-11T08:00:00Z');
  const keyring = createKeyring(['a key that only this test has ever used']);
  const deps: WebDeps = {
    db,
    keyring,
    wake: async (job) => void wakes.push(job),
    sandbox: null,
    webhookSecrets: [],
    publicUrl: PUBLIC_URL,
    clock: () => now,
    log: createLog({
      level: 'debug',
      name: 'web',
      destination: { write: (line: string) => void lines.push(line) },
    }),
    subscribeMilliseconds: 0,
    ...overrides,
  };
  const app = createApp(deps);
  /** The stamp of a form that a person has looked at for a while. */
  const stampOf = (newsletter: string, secondsAgo = 10) => {
    const at = new Date(deps.clock().getTime() - secondsAgo * 1000);
    return makeFormStamp(keyring, { newsletter, kind: 'first', at });
  };
  const formOf = async ({ newsletter, form }: Record<string, string>) => {
    if (form !== undefined) return { form };
    const front = db.selectFrom('newsletter').select('slug').orderBy('is_default', 'desc');
    const slug = newsletter ?? (await front.limit(1).executeTakeFirst())?.slug;
    return slug === undefined ? {} : { form: stampOf(slug) };
  };
  /** Sends a form; one that subscribes is stamped, unless it has a stamp of its own. */
  const post = async (path: string, fields: Record<string, string>, headers = {}) => {
    const stamped = path === '/subscribe' ? await formOf(fields) : {};
    const body = new URLSearchParams({ ...fields, ...stamped });
    return app.request(path, { method: 'POST', body, headers });
  };
  const passHours = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000);
  };
  return { app, deps, keyring, lines, wakes, post, stampOf, passHours, now: () => now };
}

/** A newsletter as rows, since these journeys are not about its own steps. */
export const insertNewsletter = async (
  db: Kysely<Database>,
  fields: { slug: string; title: string; isDefault?: boolean },
) =>
  db
    .insertInto('newsletter')
    .values({
      slug: fields.slug,
      title: fields.title,
      sender: null,
      reply_to: null,
      postal_address: '1 Fleet Street\nLondon',
      is_default: fields.isDefault ?? true,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Subscriptions beside whom they belong to, who is in the same bucket. */
export const selectSubscriptions = (db: Kysely<Database>) =>
  db
    .selectFrom('subscription')
    .innerJoin('subscriber', (on) =>
      on
        .onRef('subscriber.bucket', '=', 'subscription.bucket')
        .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
    );

export const plainReview = (fields: Partial<Review> = {}): Review => ({
  title: 'A Title',
  rating: { value: 3.5, max: 5 },
  outlet: 'WIRED',
  publishedOn: '2026-03-11',
  authors: ['Ada Lovelace', 'Charles Babbage'],
  url: 'https://example.com/article',
  topics: [],
  summary: ['What it says.'],
  keyFindings: [{ label: 'Gap', text: 'It is wide' }],
  analysis: [{ heading: 'An Empty Heading', blocks: [] }],
  whyItMatters: ['Because.'],
  sections: [],
  ...fields,
});

/** An issue with its reviews as rows. */
export async function insertIssue(
  db: Kysely<Database>,
  input: {
    newsletterId: string;
    number: number;
    state: 'draft' | 'sending' | 'paused' | 'sent' | 'cancelled';
    subject?: string;
    preheader?: string;
    note?: string;
    sendAfter?: Date;
    language?: string;
    reviews: readonly { slug: string; document: Review }[];
  },
): Promise<{ readonly id: string }> {
  const released = input.state !== 'draft';
  const issue = await db
    .insertInto('issue')
    .values({
      newsletter_id: input.newsletterId,
      number: input.number,
      state: input.state,
      slot_due_on: null,
      due_at: null,
      dated_on: new Date(Date.UTC(2026, 2, 6 + 7 * input.number)).toISOString().slice(0, 10),
      reason: null,
      reason_detail: null,
      subject: input.subject ?? `Subject ${input.number}`,
      preheader: input.preheader ?? `Preheader ${input.number}`,
      note: input.note ?? null,
      sender: null,
      reply_to: null,
      content_hash: 'hash',
      approved_hash: released ? 'hash' : null,
      approved_by: null,
      approved_at: null,
      released_at: released ? new Date(Date.UTC(2026, 2, 6 + 7 * input.number, 8)) : null,
      send_after: input.sendAfter ?? null,
      frozen_at: input.state === 'sent' ? new Date() : null,
      resume_at: null,
      sent_at: null,
      cancelled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, { slug, document }] of input.reviews.entries()) {
    const review = await db
      .insertInto('review')
      .values({
        newsletter_id: input.newsletterId,
        slug,
        document: JSON.stringify(document),
        canonical_url: null,
        title_key: slug,
        position: null,
        state: released ? 'featured' : 'compiled',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('issue_review')
      .values({
        issue_id: issue.id,
        review_id: review.id,
        position: index + 1,
        document: JSON.stringify(document),
      })
      .execute();
  }
  await db
    .transaction()
    .execute((trx) => archiveIssue(trx, { issueId: issue.id, language: input.language ?? 'en' }));
  return issue;
}

/** Every row that a request could have changed, as text. */
export async function readRows(db: Kysely<Database>): Promise<string> {
  const tables = [
    'newsletter',
    'review',
    'issue',
    'issue_review',
    'subscriber',
    'subscription',
    'consent',
    'suppression',
    'notice',
    'feedback_event',
  ] as const;
  const rows = await Promise.all(
    tables.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()]),
  );
  return JSON.stringify(rows);
}

/** An answer's headers without the request's own id, which differs whatever was asked. */
export const sameHeaders = ({ headers }: Response): readonly (readonly [string, string])[] =>
  [...headers].filter(([name]) => name !== 'x-request-id');
