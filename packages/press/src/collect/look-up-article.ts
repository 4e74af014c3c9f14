import type { ArticleLookUp } from '@galley/contract/collect';
import type { RefusalOf } from '@galley/contract/refusals';
import type { ReadArticle } from '@galley/core/collect';
import type { Actor } from '@galley/core/editor';
import { canonicalUrl } from '@galley/core/review';
import { findCandidateByUrl } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { findSameArticle } from '../review/find-same-article.ts';
import { placeOf } from './place-of.ts';
import { NO_COLLECTOR, type CollectDeps } from './collect-deps.ts';

/** How long a person waits before they are told for what. */
const PATIENCE_MS = 2000;

export type LookUpArticle =
  | { readonly kind: 'looked-up'; readonly article: ArticleLookUp }
  | RefusalOf<'unreadable-url'>
  | NewsletterRefusal;

/**
 * Reads what the page at a URL says about its article, and finds whether the newsletter has it
 * already. It answers within two seconds; if nothing has come by then, it says for which host it
 * waits, and the same call again goes on waiting. Changes nothing.
 */
export async function lookUpArticle(
  deps: CollectDeps,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly url: string },
): Promise<LookUpArticle> {
  const found = await findNewsletterFor(deps, actor, 'queue-review', input.newsletter);
  if (found.kind !== 'found') return found;
  const url = input.url.trim();
  const read: ReadArticle =
    deps.collector === undefined
      ? { kind: 'unreadable', why: NO_COLLECTOR }
      : await deps.collector.readArticle(url, PATIENCE_MS);
  if (read.kind === 'waiting') {
    return { kind: 'looked-up', article: { state: 'waiting', host: read.host } };
  }
  if (read.kind !== 'read') return { kind: 'unreadable-url', url, why: read.why };
  const { head } = read;
  const { id } = found.newsletter;
  const article = {
    title: head.title.value ?? '',
    outlet: head.outlet.value ?? '',
    url: head.url.value ?? url,
  };
  const there =
    (await findSameArticle(deps.db, id, article)) ??
    (await findSameArticle(deps.db, id, { ...article, url }));
  const candidate =
    (await findCandidateByUrl(deps.db, id, canonicalUrl(article.url))) ??
    (await findCandidateByUrl(deps.db, id, canonicalUrl(url)));
  return {
    kind: 'looked-up',
    article: {
      state: 'read',
      head,
      there: there === null ? null : placeOf(there),
      candidate: candidate?.state === 'waiting' ? candidate.id : null,
    },
  };
}
