import type { Collector, FeedItem } from '@galley/core/collect';
import type { Actor } from '@galley/core/editor';
import {
  readForwarded,
  type Forwarded,
  type InboundResult,
  type Letter,
} from '@galley/core/inbound';
import type { Review } from '@galley/core/review';
import { readReview } from '@galley/core/review/formats';
import type { EmailAddress } from '@galley/core/subscription';
import {
  findPersonByAddress,
  insertPersonNotices,
  lockNewsletter,
  type InboundMarks,
  type PersonRow,
} from '@galley/db';
import { reviewWordsOf } from '@galley/wording/review-words';
import { storeCandidates } from '../collect/store-candidates.ts';
import { recordAct } from '../door/record-act.ts';
import { findNewsletterFor } from '../newsletter/find-newsletter.ts';
import { queueReview } from '../review/queue-review.ts';
import type { InboundDeps } from './inbound-deps.ts';
import { markMail } from './mark-mail.ts';

export interface QueueingMail {
  readonly id: string;
  readonly slug: string;
  /** Proven to be the sender's. */
  readonly address: EmailAddress;
  readonly marks: InboundMarks;
  readonly letter: Letter | null;
}

/** How long a page may take before only its address is stored. */
const PATIENCE_MS = 5000;

/**
 * Puts what an editor has forwarded where it belongs: a review into the queue, links among the
 * candidates. An editor whose mail brings nothing new is told once a day what was expected; nobody
 * else gets an answer.
 */
export async function queueByMail(deps: InboundDeps, mail: QueueingMail): Promise<InboundResult> {
  const { db, clock, publicUrl, inboundDomain, wake } = deps;
  const person = await findPersonByAddress(db, mail.address.canonical);
  if (person === undefined || mail.letter === null) return 'stranger';
  const actor = actorOf(person);
  // Queueing sends nothing, so it needs no provider.
  const press = {
    db,
    clock,
    publicUrl,
    inboundDomain,
    providerUrl: '',
    ...(wake !== undefined && { wake }),
  };
  const found = await findNewsletterFor(press, actor, 'queue-review', mail.slug);
  // Who may not see a newsletter learns nothing about it.
  if (found.kind !== 'found') return 'stranger';
  const now = clock();
  const marked = await db
    .transaction()
    .execute((trx) => markMail(trx, mail.id, mail.marks, { now, answers: 'no' }));
  if (marked !== 'counts') return marked;
  const { newsletter } = found;
  const forwarded = readForwarded(mail.letter);
  const review = reviewIn(forwarded, newsletter.language);
  if (review !== null) {
    const queued = await queueReview(press, actor, { newsletter: newsletter.slug, review });
    if (queued.kind === 'queued') return 'queued';
  } else if (await collect(deps, actor, { person, newsletterId: newsletter.id, forwarded })) {
    return 'collected';
  }
  return tell(deps, mail, { newsletterId: newsletter.id, address: person.address });
}

const actorOf = ({ id, roles, recovered_at: recoveredAt }: PersonRow): Actor => ({
  kind: 'person',
  id,
  roles,
  door: 'mail',
  restricted: recoveredAt !== null,
});

function reviewIn({ text }: Forwarded, language: string): Review | null {
  if (text === '') return null;
  const bytes = new TextEncoder().encode(text);
  const read = readReview({ file: 'mail.txt', bytes, words: reviewWordsOf(language) });
  return read.kind === 'ok' && read.review.summary.length > 0 ? read.review : null;
}

/** Stores the articles that the links lead to; says whether one was new. */
async function collect(
  { db, clock, collector }: InboundDeps,
  actor: Actor,
  its: {
    readonly person: PersonRow;
    readonly newsletterId: string;
    readonly forwarded: Forwarded;
  },
): Promise<boolean> {
  const { person, newsletterId, forwarded } = its;
  const { links, subject } = forwarded;
  const title = links.length === 1 ? subject : '';
  const articles = await Promise.all(links.map((url) => lookAt(collector, url, title)));
  const at = clock();
  return db.transaction().execute(async (trx): Promise<boolean> => {
    await lockNewsletter(trx, newsletterId);
    let fresh = 0;
    for (const { item, outlet } of articles.toReversed()) {
      const source = { newsletterId, feedId: null, mailedBy: person.id, outlet, now: at };
      fresh += await storeCandidates(trx, source, [item]);
    }
    if (fresh === 0) return false;
    const object = { kind: 'candidate', id: null } as const;
    await recordAct(trx, actor, { step: 'act-on-mail', newsletterId, object, at });
    return true;
  });
}

async function lookAt(
  collector: Collector | undefined,
  url: string,
  title: string,
): Promise<{ readonly item: FeedItem; readonly outlet: string }> {
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
  const read = await collector?.readArticle(url, PATIENCE_MS);
  const head = read?.kind === 'read' ? read.head : null;
  const day = head?.publishedOn;
  return {
    outlet: head?.outlet.value ?? host,
    item: {
      title: head?.title.value ?? (title || url),
      url: head?.url.value ?? url,
      // A day that a person should look at is left open.
      publishedOn: day?.unsure === false ? day.value : null,
      authors: head?.authors.value ?? [],
    },
  };
}

/** Tells an editor once a day what was expected. */
async function tell(
  { db, clock, wake }: InboundDeps,
  { id, marks }: QueueingMail,
  { newsletterId, address }: { readonly newsletterId: string; readonly address: string },
): Promise<InboundResult> {
  const now = clock();
  return db.transaction().execute(async (trx): Promise<InboundResult> => {
    const marked = await markMail(trx, id, marks, { now, answers: 'once' });
    if (marked !== 'counts') return marked;
    const notice = { kind: 'queue-answer', newsletterId, addresses: [address], now } as const;
    await insertPersonNotices(trx, notice);
    await wake?.('work-notices', trx);
    return 'told';
  });
}
