import type { FindingPlace } from '@galley/contract/issue';

/** Where to repair what a finding found: on this page, at an address, or where only owners get. */
export type FindingLink =
  | { readonly kind: 'here'; readonly id: string }
  | { readonly kind: 'there'; readonly to: string }
  | { readonly kind: 'owners' };

/** Finds the way to a field at fault. */
export function linkTo(
  place: FindingPlace,
  newsletter: string,
  maySetNewsletter: boolean,
): FindingLink {
  switch (place.kind) {
    case 'review': {
      const field = place.field === null ? '' : `#${encodeURIComponent(place.field)}`;
      return { kind: 'there', to: `/reviews/${encodeURIComponent(place.id)}${field}` };
    }
    case 'newsletter':
      if (!maySetNewsletter) return { kind: 'owners' };
      return {
        kind: 'there',
        to: `/settings/${encodeURIComponent(newsletter)}#${encodeURIComponent(place.field)}`,
      };
    case 'issue':
      return {
        kind: 'here',
        id: place.field === 'reviews' ? 'issue-order' : `issue-${place.field}`,
      };
  }
}
