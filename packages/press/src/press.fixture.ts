import type { Review } from '@galley/core/review';
import type { Database, Kysely, WakeUp } from '@galley/db';
import type { Newsletter } from '@galley/contract/newsletter';
import type { ListedReview } from '@galley/contract/review';
import { setNewsletter, type NewsletterChange } from './newsletter/index.ts';
import type { PressDeps } from './press-deps.ts';
import { queueReview } from './review/index.ts';
import { owner } from '../../../test/kit/owner.ts';

/** A press for tests; its clock moves only when a test sets it. */
export interface TestPress extends PressDeps {
  setClock(instant: string): void;
  /** The wake-ups so far. */
  readonly woken: readonly WakeUp[];
}

export function testPress(db: Kysely<Database>, instant: string): TestPress {
  let now = new Date(instant);
  const woken: WakeUp[] = [];
  return {
    db,
    clock: () => now,
    publicUrl: 'https://digest.example',
    providerUrl: 'https://api.resend.com',
    wake: async (wakeUp) => {
      woken.push(wakeUp);
    },
    woken,
    setClock: (next) => {
      now = new Date(next);
    },
  };
}

let count = 0;

/** A newsletter ready to send: Fridays at 8:00 in London, cut-off two hours before. */
export async function testNewsletter(
  press: PressDeps,
  change: NewsletterChange = {},
): Promise<Newsletter> {
  count += 1;
  const set = await setNewsletter(press, owner, {
    slug: `n${count}`,
    title: `Newsletter ${count}`,
    sender: 'Digest <news@digest.example>',
    postalAddress: '1 Main St\nSpringfield',
    timeZone: 'Europe/London',
    cadence: 'weekly fri 08:00',
    ...change,
  });
  if (!('newsletter' in set)) throw new Error(JSON.stringify(set));
  return set.newsletter;
}

/** A review with the given title and fields, and defaults for the rest. */
export const testReview = (title: string, fields: Partial<Review> = {}): Review => ({
  title,
  rating: null,
  outlet: 'WIRED',
  publishedOn: '2026-03-11',
  authors: ['Maxwell Zeff'],
  url: null,
  topics: [],
  summary: [`What ${title} says.`],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
  ...fields,
});

/** Queues a review; throws if the press refuses it. */
export async function queued(
  press: PressDeps,
  newsletter: string,
  title: string,
  fields: Partial<Review> = {},
): Promise<ListedReview> {
  const outcome = await queueReview(press, owner, {
    newsletter,
    review: testReview(title, fields),
  });
  if (outcome.kind !== 'queued') throw new Error(JSON.stringify(outcome));
  return outcome.review;
}

/** The audit log, the latest first. */
export async function listActs(
  db: Kysely<Database>,
  { newsletterId, limit }: { readonly newsletterId?: string; readonly limit: number },
) {
  const all = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  return newsletterId === undefined
    ? all.execute()
    : all.where('newsletter_id', '=', newsletterId).execute();
}
