import type { RefusalOf } from '@galley/contract/refusals';
import type { Member, MemberHistory } from '@galley/contract/subscriber';
import { mayTake, type Actor } from '@galley/core/editor';
import { parseChoice } from '@galley/core/subscription';
import {
  findMember,
  findSubscriberByAddress,
  readIssuesTo,
  readMemberFacts,
  type MemberRow,
} from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { rowId } from '../row-id.ts';
import { presentFacts, presentIssueTo, type PlacedEntry } from './present-history.ts';
import { presentListed } from './list-subscribers.ts';
import { readAddress, type InvalidPerson } from './read-person.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

type Deps = Pick<SubscriptionDeps, 'db' | 'clock'>;

/** A person of a newsletter, by their id or their address. */
export interface MemberRef {
  readonly newsletter: string | null;
  readonly id?: string;
  readonly address?: string;
}

type NotFound = RefusalOf<'no-member'> | InvalidPerson | NewsletterRefusal;

/** Shows a person as one newsletter has them. */
export async function showMember(
  deps: Deps,
  actor: Actor,
  ref: MemberRef,
): Promise<{ readonly kind: 'found'; readonly member: Member } | NotFound> {
  const found = await findMemberFor(deps, actor, ref);
  if (found.kind !== 'found') return found;
  return { kind: 'found', member: presentMember(found.row, found.inFull, deps.clock()) };
}

const PAGE = 50;
const MOST = 100;

/**
 * Lists what happened to a person in a newsletter, the latest first: evidence of consent, choices,
 * issues with what became of them, single mails, suppressions and who lifted them.
 */
export async function readHistory(
  deps: Deps,
  actor: Actor,
  ref: MemberRef & {
    /** `next` of the page that follows in time. */
    readonly before?: string | null | undefined;
    readonly limit?: number | undefined;
  },
): Promise<
  { readonly kind: 'listed'; readonly history: MemberHistory } | RefusalOf<'invalid'> | NotFound
> {
  const { before = null, limit = PAGE } = ref;
  const place = before === null ? null : readPlace(before);
  if (before !== null && place === null) {
    return { kind: 'invalid', problems: [fieldProblem('before', before, '`next` of a page')] };
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    const expected = `a whole number from 1 to ${MOST}`;
    return { kind: 'invalid', problems: [fieldProblem('limit', String(limit), expected)] };
  }
  const found = await findMemberFor(deps, actor, ref);
  if (found.kind !== 'found') return found;
  const { row, inFull } = found;
  const until = place === null ? deps.clock() : new Date(place.at);
  const facts = presentFacts(row, await readMemberFacts(deps.db, row), inFull);
  // One more than fits tells whether there are more; the one at the place itself is left out.
  const issues = await readIssuesTo(deps.db, row, { until, enough: limit + 2 });
  const entries = [...facts, ...issues.map(presentIssueTo)]
    .filter((entry) => place === null || compare(entry, place) > 0)
    .toSorted(compare);
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  const next = entries.length > limit && last !== undefined ? printPlace(last) : null;
  return { kind: 'listed', history: { entries: page.map(({ entry }) => entry), next } };
}

async function findMemberFor(
  { db }: Deps,
  actor: Actor,
  ref: MemberRef,
): Promise<
  { readonly kind: 'found'; readonly row: MemberRow; readonly inFull: boolean } | NotFound
> {
  const found = await findNewsletterFor({ db }, actor, 'see-readers', ref.newsletter);
  if (found.kind !== 'found') return found;
  let id = rowId(ref.id ?? '');
  if (ref.address !== undefined) {
    const email = readAddress(ref.address);
    if (email.kind === 'invalid') return email;
    id = (await findSubscriberByAddress(db, email.canonical))?.id ?? null;
  }
  const row = id === null ? undefined : await findMember(db, found.newsletter.id, id);
  if (row === undefined) {
    // The same for nobody and for somebody of another newsletter.
    return { kind: 'no-member', newsletter: found.newsletter.slug };
  }
  return { kind: 'found', row, inFull: mayTake(actor, 'see-readers', null) };
}

function presentMember(row: MemberRow, inFull: boolean, now: Date): Member {
  const { subscription, suppression } = row;
  const listed = presentListed(
    {
      id: row.id,
      address: row.address,
      name: row.name,
      status: subscription.status,
      since: subscription.created_at,
      confirmed_at: subscription.confirmed_at,
      unsubscribed_at: subscription.unsubscribed_at,
      paused_until: subscription.paused_until,
      suppression: suppression?.reason ?? null,
    },
    now,
  );
  return {
    ...listed,
    suppressed:
      suppression === undefined
        ? null
        : {
            reason: suppression.reason,
            detail: inFull ? suppression.detail : null,
            since: suppression.created_at.toISOString(),
          },
    preferences: {
      ...parseChoice(subscription.choice),
      rhythm: subscription.rhythm,
      catchUpSince: subscription.catch_up_since?.toISOString() ?? null,
    },
  };
}

interface Place {
  readonly at: number;
  readonly key: string;
}

/** The latest first; at one moment, by what it is. */
const compare = (a: Place, b: Place): number =>
  b.at - a.at || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);

const printPlace = ({ at, key }: PlacedEntry): string => `${new Date(at).toISOString()}_${key}`;

function readPlace(text: string): Place | null {
  const [, instant = '', key = ''] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([a-z]+-\d{1,20})$/.exec(text) ?? [];
  const at = Date.parse(instant);
  return Number.isNaN(at) ? null : { at, key };
}
