import type { People } from '@galley/contract/editor';
import type { Actor } from '@galley/core/editor';
import { listInvitationRows, listPersonRows } from '@galley/db';
import { refuseAnywhere } from '../door/allow.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PeopleDeps } from './people-deps.ts';
import { presentInvitation } from './present-invitation.ts';
import { presentPerson } from './present-person.ts';
import { narrowed, sees, sightOf, type Sight } from './sight.ts';

/** Lists the people whom the actor may see, and who is invited: of one newsletter, or of all. */
export async function listPeople(
  deps: PeopleDeps,
  actor: Actor,
  input: { readonly newsletter?: string | undefined },
): Promise<{ readonly kind: 'listed'; readonly people: People } | NewsletterRefusal> {
  const found = await findSight(deps, actor, input.newsletter);
  if ('kind' in found) return found;
  const [people, invitations] = [
    await listPersonRows(deps.db),
    await listInvitationRows(deps.db, deps.clock()),
  ];
  return {
    kind: 'listed',
    people: {
      people: people
        .filter(({ roles }) => sees(found, roles))
        .map((row) => presentPerson(row, found)),
      invitations: invitations.flatMap((row) => {
        const { newsletter_id: id } = row;
        const slug = id === null ? null : found.slugs.get(id);
        return slug === undefined || (slug === null && !found.all)
          ? []
          : [presentInvitation(row, slug)];
      }),
    },
  };
}

async function findSight(
  deps: PeopleDeps,
  actor: Actor,
  slug: string | undefined,
): Promise<Sight | NewsletterRefusal> {
  if (slug === undefined) {
    return refuseAnywhere(actor, 'see-people') ?? sightOf(deps.db, actor);
  }
  const found = await findNewsletterFor(deps, actor, 'see-people', slug);
  return found.kind === 'found' ? narrowed(found.newsletter.id, found.newsletter.slug) : found;
}
