import { READER, type Actor } from '@galley/core/editor';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { siteNewsletter } from '../site/site-newsletter.ts';
import { invalid, problemsOf, readPerson, type InvalidPerson } from './read-person.ts';
import { subscribe } from './subscribe.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface AskToConfirmInput {
  readonly newsletter: string | null;
  readonly address: string;
  readonly name?: string | null;
  /** Where this person asked; kept as evidence. */
  readonly source: string;
}

export type AskToConfirmOutcome =
  /** Whether or not a mail goes out: as on the page, the answer tells nothing about the address. */
  { readonly kind: 'asked'; readonly address: string } | InvalidPerson | NewsletterRefusal;

/**
 * Asks a person to confirm a subscription, in the name of a form that somebody runs elsewhere. The
 * limits and guards are those of our own form, but for its network: many people come through one
 * server.
 */
export async function askToConfirm(
  deps: SubscriptionDeps,
  actor: Actor,
  input: AskToConfirmInput,
): Promise<AskToConfirmOutcome> {
  const found = await findNewsletterFor(deps, actor, 'ask-to-confirm', input.newsletter);
  if (found.kind !== 'found') return found;
  const person = readPerson(input.address, input.name);
  if (person.kind === 'invalid') return invalid(...problemsOf(person));
  const { source, address, name = null } = input;
  const newsletter = siteNewsletter(found.newsletter);
  await subscribe(deps, READER, { newsletter, address, name, source, ip: null, taker: actor });
  return { kind: 'asked', address: person.email.address };
}
