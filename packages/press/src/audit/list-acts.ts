import type { Acts, ListedAct } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, type Actor } from '@galley/core/editor';
import { issueName } from '@galley/core/issue';
import { listActRows, listNewsletterRows, type ActRow } from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { refuseAnywhere } from '../door/allow.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import type { ActQuery } from './act-query.ts';
import { readFilter } from './read-filter.ts';

export type ListActs =
  { readonly kind: 'listed'; readonly page: Acts } | RefusalOf<'invalid'> | NewsletterRefusal;

/**
 * Lists who did what, the latest first. An owner of some newsletters sees what concerns these; what
 * concerns the whole installation is for owners of every newsletter.
 */
export async function listActs(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  query: ActQuery,
): Promise<ListActs> {
  const seen = await findSeen(deps, actor, query.newsletter);
  if ('kind' in seen) return seen;
  const read = readFilter(query);
  if (read.kind === 'invalid') return read;
  const { limit } = read.filter;
  const rows = await listActRows(deps.db, {
    ...read.filter,
    newsletterIds: seen.newsletterIds,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit);
  return { kind: 'listed', page: { acts: page.rows.map(presentAct), next: page.next } };
}

/** The newsletters whose acts the actor sees; null is all, and the installation's. */
async function findSeen(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  slug: string | undefined,
): Promise<{ readonly newsletterIds: readonly string[] | null } | NewsletterRefusal> {
  if (slug !== undefined) {
    const found = await findNewsletterFor(deps, actor, 'see-audit', slug);
    return found.kind === 'found' ? { newsletterIds: [found.newsletter.id] } : found;
  }
  const denied = refuseAnywhere(actor, 'see-audit');
  if (denied !== null) return denied;
  if (mayTake(actor, 'see-audit', null)) return { newsletterIds: null };
  const ids = (await listNewsletterRows(deps.db)).map(({ id }) => id);
  return { newsletterIds: ids.filter((id) => mayTake(actor, 'see-audit', id)) };
}

const presentAct = (row: ActRow): ListedAct => ({
  id: row.id,
  at: row.at.toISOString(),
  step: row.step,
  newsletter: row.newsletter,
  actor: {
    kind: row.actor_kind as ListedAct['actor']['kind'],
    id: row.actor_kind === 'command' ? null : row.actor,
    name: row.actor_kind === 'command' ? row.actor : (row.actor_address ?? row.actor_key),
  },
  door: row.door,
  object: {
    kind: row.object_kind,
    id:
      row.object_number === null
        ? (row.object_slug ?? row.object_id)
        : issueName(row.object_number),
  },
});
