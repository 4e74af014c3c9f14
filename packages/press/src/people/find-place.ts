import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Kysely } from '@galley/db';
import { refuse } from '../door/allow.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';

/** Where a role counts: one newsletter, or every newsletter (null). */
export interface Place {
  readonly kind: 'found';
  readonly newsletterId: string | null;
}

/** Finds where a role is to count, by a slug, for an actor's step. */
export async function findPlaceFor(
  deps: { readonly db: Kysely<Database> },
  actor: Actor,
  step: StepName,
  slug: string | null,
): Promise<Place | NewsletterRefusal> {
  if (slug === null) return refuse(actor, step, null) ?? { kind: 'found', newsletterId: null };
  const found = await findNewsletterFor(deps, actor, step, slug);
  return found.kind === 'found' ? { kind: 'found', newsletterId: found.newsletter.id } : found;
}
