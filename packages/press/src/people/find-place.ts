import type { Actor, StepName } from '@galley/core/editor';
import type { Database, Kysely } from '@galley/db';
import { refuse } from '../door/allow.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';

/** Where a role counts: one newsletter, or every newsletter (null). */
export interface Place {
  readonly kind: 'found';
  readonly newsletterId: string | null;
}

/** Finds the place that a slug names, or refuses the actor's step there. */
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
