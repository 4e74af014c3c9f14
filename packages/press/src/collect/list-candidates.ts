import type { Candidate, CandidatePage } from '@galley/contract/collect';
import type { Actor } from '@galley/core/editor';
import { countWaitingCandidates, listCandidates as listRows } from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentCandidate } from './present-candidate.ts';

/** Lists the candidates of a newsletter page by page, the latest first. */
export async function listCandidates(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  wish: {
    readonly newsletter: string | null;
    readonly state?: Candidate['state'] | undefined;
    /** Only those of one feed. */
    readonly feed?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly kind: 'listed'; readonly page: CandidatePage } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', wish.newsletter);
  if (found.kind !== 'found') return found;
  const newsletterId = found.newsletter.id;
  const { state = 'waiting', feed: feedId = null, after = null, limit } = wish;
  const query = { newsletterId, state, feedId, after, limit: limit + 1 };
  const { rows, next } = cutPage(await listRows(deps.db, query), limit);
  const waiting = await countWaitingCandidates(deps.db, newsletterId);
  return { kind: 'listed', page: { candidates: rows.map(presentCandidate), waiting, next } };
}
