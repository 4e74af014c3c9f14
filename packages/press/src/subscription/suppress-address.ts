import { parseEmailAddress, suppressionKeys } from '@galley/core/subscription';
import {
  deleteSuppressions,
  findSuppression,
  forgiveBounces,
  insertSuppression,
  lockSubscriberByAddress,
} from '@galley/db';
import type { FieldProblem, SubscriptionDeps } from './subscription-deps.ts';

export type SuppressOutcome =
  /** `already`: it was suppressed before, and that first reason stays. */
  | { readonly kind: 'suppressed'; readonly address: string; readonly already: boolean }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Suppresses an address by hand, whether or not it is known. No newsletter mails it any more. */
export async function suppress(
  deps: SubscriptionDeps,
  input: { readonly address: string; readonly detail?: string },
): Promise<SuppressOutcome> {
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') return invalidEmail(email.expected);
  return deps.db.transaction().execute(async (trx): Promise<SuppressOutcome> => {
    await lockSubscriberByAddress(trx, email.canonical);
    const keys = suppressionKeys(deps.keyring, email.canonical);
    const known = await findSuppression(trx, keys);
    // One that ends by itself is no reason to forget that a person said no.
    const already = known !== undefined && known.reason !== 'transient-bounce';
    if (!already) {
      await insertSuppression(trx, {
        key: email.canonical,
        reason: 'by-hand',
        detail: input.detail ?? null,
        now: deps.clock(),
      });
    }
    return { kind: 'suppressed', address: email.address, already };
  });
}

export type UnsuppressOutcome =
  | { readonly kind: 'lifted'; readonly address: string; readonly reason: string }
  | { readonly kind: 'none'; readonly address: string }
  /** Erased at the person's wish: only that person's own confirmation lifts it. */
  | { readonly kind: 'erased'; readonly address: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/**
 * Lifts the suppression of an address, except one that an erasure left. What bounced until now for
 * a reason that may pass counts no more.
 */
export async function unsuppress(
  deps: SubscriptionDeps,
  input: { readonly address: string },
): Promise<UnsuppressOutcome> {
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') return invalidEmail(email.expected);
  const { address, canonical } = email;
  return deps.db.transaction().execute(async (trx): Promise<UnsuppressOutcome> => {
    const subscriber = await lockSubscriberByAddress(trx, canonical);
    const keys = suppressionKeys(deps.keyring, canonical);
    const suppression = await findSuppression(trx, keys);
    if (suppression === undefined) return { kind: 'none', address };
    if (suppression.reason === 'erasure') return { kind: 'erased', address };
    await deleteSuppressions(trx, keys);
    if (subscriber !== undefined) await forgiveBounces(trx, subscriber.id, deps.clock());
    return { kind: 'lifted', address, reason: suppression.reason };
  });
}

const invalidEmail = (expected: string) => ({
  kind: 'invalid' as const,
  problems: [{ field: 'email' as const, expected }],
});
