import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { suppressionKeys } from '@galley/core/subscription';
import {
  deleteSuppressions,
  findSuppression,
  forgiveBounces,
  insertLift,
  insertSuppression,
  lockSubscriberByAddress,
  type Database,
  type Placed,
  type SuppressionRow,
  type Transaction,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { whoOf } from '../door/record-act.ts';
import { readAddress, type InvalidPerson } from './read-person.ts';
import { recordSubscriberAct } from './record-subscriber-act.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export type SuppressOutcome =
  /** `already`: the address was suppressed before, and the first reason stays. */
  | { readonly kind: 'suppressed'; readonly address: string; readonly already: boolean }
  | InvalidPerson
  | NotAllowed;

/** Suppresses an address by hand, known or not, so that no newsletter mails it. */
export async function suppress(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly address: string; readonly detail?: string | undefined },
): Promise<SuppressOutcome> {
  const denied = refuse(actor, 'suppress-address', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  if (email.kind === 'invalid') return email;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<SuppressOutcome> => {
    const subscriber = await lockSubscriberByAddress(trx, email.canonical);
    const keys = suppressionKeys(deps.keyring, email.canonical);
    const known = await findSuppression(trx, keys);
    // A manual suppression replaces one that could end by itself.
    const already = known !== undefined && known.reason !== 'transient-bounce';
    if (!already) {
      await insertSuppression(trx, {
        key: email.canonical,
        reason: 'by-hand',
        detail: input.detail ?? null,
        now,
      });
      await recordSubscriberAct(trx, actor, 'suppress-address', subscriber, { at: now });
    }
    return { kind: 'suppressed', address: email.address, already };
  });
}

export type UnsuppressOutcome =
  | { readonly kind: 'lifted'; readonly address: string; readonly reason: string }
  | { readonly kind: 'none'; readonly address: string }
  | RefusalOf<'erased-at-wish'>
  | InvalidPerson
  | NotAllowed;

/**
 * Lifts the suppression of an address, except one left by an erasure. Earlier temporary bounces no
 * longer count.
 */
export async function unsuppress(
  deps: SubscriptionDeps,
  actor: Actor,
  input: { readonly address: string; readonly because?: string | undefined },
): Promise<UnsuppressOutcome> {
  const denied = refuse(actor, 'lift-suppression', null);
  if (denied !== null) return denied;
  const email = readAddress(input.address);
  if (email.kind === 'invalid') return email;
  const now = deps.clock();
  const { address, canonical } = email;
  return deps.db.transaction().execute(async (trx): Promise<UnsuppressOutcome> => {
    const subscriber = await lockSubscriberByAddress(trx, canonical);
    const keys = suppressionKeys(deps.keyring, canonical);
    const suppression = await findSuppression(trx, keys);
    if (suppression === undefined) return { kind: 'none', address };
    if (suppression.reason === 'erasure') return { kind: 'erased-at-wish', address };
    await deleteSuppressions(trx, keys);
    if (subscriber !== undefined) {
      await forgiveBounces(trx, subscriber.id, now);
      await rememberLift(trx, actor, suppression, {
        subscriber,
        because: input.because,
        now,
      });
    }
    await recordSubscriberAct(trx, actor, 'lift-suppression', subscriber, { at: now });
    return { kind: 'lifted', address, reason: suppression.reason };
  });
}

async function rememberLift(
  trx: Transaction<Database>,
  actor: Actor,
  suppression: SuppressionRow,
  lift: {
    readonly subscriber: Placed;
    readonly because: string | undefined;
    readonly now: Date;
  },
): Promise<void> {
  // No reader and no provider may lift one.
  if (actor.kind === 'reader' || actor.kind === 'provider') return;
  const { actor_kind, actor: who } = whoOf(actor);
  const because = lift.because?.trim() ?? '';
  await insertLift(trx, suppression, {
    ...lift,
    because: because === '' ? null : because,
    by: { actor_kind, actor: who },
  });
}
