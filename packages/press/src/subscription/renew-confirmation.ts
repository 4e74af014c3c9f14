import type { Actor } from '@galley/core/editor';
import { readConfirmToken } from '@galley/core/subscription';
import { findSubscriptionInFull } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { SiteNewsletter } from '../site/site-newsletter.ts';
import { newsletterOf } from './newsletter-of.ts';
import { subscribe, type SubscribeInput, type SubscribeOutcome } from './subscribe.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export type RenewOutcome =
  | {
      readonly kind: 'asked';
      readonly newsletter: SiteNewsletter;
      readonly asked: SubscribeOutcome;
    }
  /** The reader is no longer stored. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | NotAllowed;

/**
 * Asks for a new confirmation link in place of one that has expired or was replaced. It goes to the
 * address of the old one, under the same limits as every sign-up, and nobody has to type it again.
 */
export async function renewConfirmation(
  deps: SubscriptionDeps,
  actor: Actor,
  input: Pick<SubscribeInput, 'ip' | 'source'> & {
    readonly token: string;
    readonly sparesNetwork: boolean;
  },
): Promise<RenewOutcome> {
  const denied = refuse(actor, 'subscribe', null);
  if (denied !== null) return denied;
  const { token, ...request } = input;
  const claim = readConfirmToken(deps.keyring, token, deps.clock());
  if (claim.kind === 'refused') return claim;
  const current = await findSubscriptionInFull(deps.db, claim);
  if (current === undefined) return { kind: 'gone' };
  const newsletter = newsletterOf(current);
  const { address } = current;
  return {
    kind: 'asked',
    newsletter,
    asked: await subscribe(deps, actor, { ...request, newsletter, address }),
  };
}
