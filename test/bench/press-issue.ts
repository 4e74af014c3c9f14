import type { Rendition } from '@galley/core/issue';
import { listRenditions, sql } from '@galley/db';
import { approveIssue, compileIssue, releaseIssue, type PressDeps } from '@galley/press/issue';
import { setNewsletter } from '@galley/press/newsletter';
import { queueReview } from '@galley/press/review';
import type { BenchDatabase } from './bench-database.ts';
import { NEWSLETTER, PUBLIC_URL } from './issue-props.ts';
import { readSixReviews } from './six-reviews.ts';
import { owner } from '../kit/owner.ts';

const SLUG = NEWSLETTER.slug;

const pressOf = (database: BenchDatabase): PressDeps => ({
  db: database.db,
  clock: () => new Date(),
  publicUrl: PUBLIC_URL,
  providerUrl: 'http://127.0.0.1',
});

/** Creates the bench's newsletter with this many confirmed readers. */
export async function openNewsletter(database: BenchDatabase, readers: number): Promise<string> {
  const { title, sender, postalAddress } = NEWSLETTER;
  const set = await setNewsletter(pressOf(database), owner, {
    slug: SLUG,
    title,
    sender,
    postalAddress,
    undoWindow: '0',
  });
  if (set.kind !== 'created') throw new Error(`the newsletter is ${set.kind}`);
  await sql`
    insert into subscriber (bucket, address, address_canonical)
    select bucket_of(address), address, address
    from (select format('reader%s@mail%s.example', n, n % 100) as address
      from generate_series(1, ${readers}::integer) n) made`.execute(database.db);
  await sql`
    insert into subscription (bucket, newsletter_id, subscriber_id, status, confirmed_at)
    select bucket, ${set.newsletter.id}, id, 'confirmed', now()
    from subscriber order by id`.execute(database.db);
  // On a cluster, each of them has been noted for webhooks, and nobody listens here.
  await sql`delete from reader_news`.execute(database.db);
  return set.newsletter.id;
}

export interface ReleasedIssue {
  readonly id: string;
  readonly rendition: Rendition;
}

/** Queues the six reviews and takes their issue through every step up to its release. */
export async function releaseSixReviews(database: BenchDatabase): Promise<ReleasedIssue> {
  const press = pressOf(database);
  for (const review of await readSixReviews()) {
    const queued = await queueReview(press, owner, { newsletter: SLUG, review, again: true });
    if (queued.kind !== 'queued') throw new Error(`a review is ${queued.kind}`);
  }
  const compiled = await compileIssue(press, owner, { newsletter: SLUG, extra: true });
  if (compiled.kind !== 'compiled') throw new Error(`the issue is ${compiled.kind}`);
  const ref = { newsletter: SLUG, number: compiled.issue.number };
  const approved = await approveIssue(press, owner, { ...ref, by: 'bench' });
  if (approved.kind !== 'approved') throw new Error(`the issue is ${JSON.stringify(approved)}`);
  const released = await releaseIssue(press, owner, ref);
  if (released.kind !== 'done') throw new Error(`the issue is ${released.kind}`);
  const [rendition] = await listRenditions(database.db, compiled.issue.id);
  if (rendition === undefined) throw new Error('the issue has no rendition');
  return { id: compiled.issue.id, rendition };
}
