import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, StepName } from '@galley/core/editor';
import { listNewsletterRows, type Database, type Kysely, type NewsletterRow } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';

export type Newsletter = NewsletterRow;

export type FindNewsletter =
  | { readonly kind: 'found'; readonly newsletter: Newsletter }
  /** No newsletter has that slug, or (`slug: null`) there is none yet; `slugs` lists all. */
  | { readonly kind: 'none'; readonly slug: string | null; readonly slugs: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly slugs: readonly string[] };

export type NoNewsletter = RefusalOf<'no-newsletter'>;

/** Why a step on a newsletter is refused. */
export type NewsletterRefusal = NoNewsletter | NotAllowed;

/**
 * Finds a newsletter by its slug, or the default one with `slug: null`. The sample newsletter is
 * found only by its slug.
 */
export async function findNewsletter(
  db: Kysely<Database>,
  slug: string | null,
): Promise<FindNewsletter> {
  const rows = await listNewsletterRows(db);
  const real = rows.filter((row) => !row.is_sample);
  const slugs = real.map((row) => row.slug);
  if (slug !== null) {
    const named = rows.find((row) => row.slug === slug);
    return named ? { kind: 'found', newsletter: named } : { kind: 'none', slug, slugs };
  }
  const implied = real.find((row) => row.is_default) ?? (real.length === 1 ? real[0] : undefined);
  if (implied) return { kind: 'found', newsletter: implied };
  return slugs.length === 0 ? { kind: 'none', slug, slugs } : { kind: 'ambiguous', slugs };
}

/** Finds a newsletter for an actor's step, or refuses the step. */
export async function findNewsletterFor(
  { db }: { readonly db: Kysely<Database> },
  actor: Actor,
  step: StepName,
  slug: string | null,
): Promise<Extract<FindNewsletter, { kind: 'found' }> | NewsletterRefusal> {
  const found = await findNewsletter(db, slug);
  if (found.kind !== 'found') return noNewsletter(found);
  return refuse(actor, step, found.newsletter.id) ?? found;
}

/** Like `findNewsletter`, for readers' pages: falls back to the sample newsletter. */
export async function findNewsletterForReaders(
  db: Kysely<Database>,
  slug: string | null,
): Promise<FindNewsletter> {
  const found = await findNewsletter(db, slug);
  if (slug !== null || found.kind !== 'none') return found;
  const sample = (await listNewsletterRows(db)).find((row) => row.is_sample);
  return sample ? { kind: 'found', newsletter: sample } : found;
}

/** Turns a failed search into a refusal. */
export const noNewsletter = (found: Exclude<FindNewsletter, { kind: 'found' }>): NoNewsletter => ({
  kind: 'no-newsletter',
  slug: found.kind === 'none' ? found.slug : null,
  slugs: found.slugs,
});
