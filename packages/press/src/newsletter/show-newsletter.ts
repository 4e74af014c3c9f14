import type { Newsletter } from '@galley/contract/newsletter';
import { mayTake, type Actor } from '@galley/core/editor';
import { listNewsletterRows } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';
import { presentNewsletter } from './present-newsletter.ts';

/** Shows one newsletter's settings. */
export async function showNewsletter(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  slug: string | null,
): Promise<{ readonly kind: 'ok'; readonly newsletter: Newsletter } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', slug);
  if (found.kind !== 'found') return found;
  return { kind: 'ok', newsletter: await presentNewsletter(deps.db, found.newsletter) };
}

/** Lists every newsletter that the actor may see, oldest first, including the sample. */
export async function listNewsletters(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<readonly Newsletter[]> {
  const rows = await listNewsletterRows(db);
  const seen = rows.filter(({ id }) => mayTake(actor, 'see-newsletter', id));
  return Promise.all(seen.map((row) => presentNewsletter(db, row)));
}
