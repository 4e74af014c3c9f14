import type { Actor } from '@galley/core/editor';
import { FIXED_DAYS } from '@galley/core/retention';
import { hashIp, type Keyring } from '@galley/core/subscription';
import {
  dropLeaveReasons,
  dropReaderLinks,
  dropSignUpRefusals,
  dropSignUpWindows,
  dropSpentProofs,
  dropUnconfirmed,
  listConsentAddresses,
  saveConsentHashes,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY = 24 * 3_600_000;
/** No link works longer, and none counts longer towards a limit. */
const DAYS_OF_LINKS = 2;
const AT_ONCE = 1000;
/** The next hourly run removes what this one leaves. */
const MOST_ROUNDS = 20;

type Deps = Pick<PressDeps, 'db' | 'clock'> & { readonly keyring: Keyring };

/**
 * Removes what sign-ups leave behind: subscriptions that were not confirmed for 14 days, counts of
 * refusals and of reasons for leaving older than 90 days, limits, links and proofs of work whose time
 * is over. It also hashes the IP
 * addresses of evidence from older versions. The audit log records only removed subscriptions and
 * counts, since the rest holds no information.
 */
export async function dropSignUps(
  { db, clock, keyring }: Deps,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-sign-ups', null);
  if (denied !== null) return denied;
  const at = clock();
  const object = { kind: 'installation', id: null } as const;
  const act = { step: 'drop-sign-ups', newsletterId: null, object, at } as const;
  await inRounds(() => dropSignUpWindows(db, at));
  await inRounds(() => dropSpentProofs(db, at));
  await inRounds(() => dropReaderLinks(db, new Date(at.getTime() - DAYS_OF_LINKS * DAY)));
  await inRounds(() => hashAddresses(db, keyring));
  const confirmedSince = new Date(at.getTime() - FIXED_DAYS.unconfirmed * DAY);
  await inRounds(() =>
    db.transaction().execute(async (trx) => {
      const dropped = await dropUnconfirmed(trx, confirmedSince, AT_ONCE);
      if (dropped > 0) await recordAct(trx, actor, act);
      return dropped === AT_ONCE;
    }),
  );
  const keptSince = new Date(at.getTime() - FIXED_DAYS.counts * DAY);
  await db.transaction().execute(async (trx) => {
    const refusals = await dropSignUpRefusals(trx, keptSince);
    const reasons = await dropLeaveReasons(trx, keptSince);
    if (refusals + reasons > 0) await recordAct(trx, actor, act);
  });
  return { kind: 'dropped' };
}

async function inRounds(dropSome: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!(await dropSome())) return;
  }
}

async function hashAddresses(db: PressDeps['db'], keyring: Keyring): Promise<boolean> {
  const rows = await listConsentAddresses(db, AT_ONCE);
  if (rows.length === 0) return false;
  const hashed = rows.map(({ id, ip }) => ({ id, ip: hashIp(keyring, ip) }));
  await db.transaction().execute((trx) => saveConsentHashes(trx, hashed));
  return rows.length === AT_ONCE;
}
