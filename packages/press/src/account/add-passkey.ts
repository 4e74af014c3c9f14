import { randomBytes } from 'node:crypto';
import type { Ceremony, Passkey, PasskeyAttestation } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import {
  insertChallenge,
  insertPasskey,
  listLiveSessions,
  listPasskeyRows,
  lockAccount,
  readAccountRow,
  spendChallenge,
  type Database,
  type Kysely,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import { readName } from '../subscription/read-person.ts';
import type { AccountDeps } from './account-deps.ts';
import { ceremonyExpiry, registrationOptions, userHandle } from './ceremony-options.ts';
import type { DeskHost } from './desk-host.ts';
import type { OwnSession } from './identify-session.ts';
import { presentPasskey } from './present-passkey.ts';
import { livenessAt } from './session-life.ts';
import {
  STALE_CHALLENGE,
  WRONG_ANSWER,
  refusePasskey,
  verifyAttestation,
} from './verify-ceremony.ts';

/** Begins to make a passkey for this host. */
export async function beginPasskey(
  { db, clock }: AccountDeps,
  { personId, sessionId }: OwnSession,
  { rpId }: Pick<DeskHost, 'rpId'>,
): Promise<{ readonly kind: 'begun'; readonly ceremony: Ceremony }> {
  const now = clock();
  const challenge = randomBytes(32);
  const { address, name } = await readAccountRow(db, personId);
  const known = (await listPasskeyRows(db, personId)).filter((row) => row.rp_id === rpId);
  const id = await insertChallenge(db, {
    kind: 'register',
    challenge: challenge.toString('base64url'),
    person_id: personId,
    session_id: sessionId,
    created_at: now,
    expires_at: ceremonyExpiry(now),
  });
  const handle = await userHandle(db, personId);
  const its = { rpId, handle, email: address, name, known, challenge };
  return { kind: 'begun', ceremony: { id, options: await registrationOptions(its) } };
}

export interface NewPasskey extends DeskHost {
  /** Names the challenge. */
  readonly id: string;
  /** What the person calls it, such as the device that holds it. */
  readonly name: string;
  readonly response: PasskeyAttestation;
}

type AddPasskey =
  | { readonly kind: 'added'; readonly passkey: Passkey }
  | RefusalOf<'passkey-refused'>
  | RefusalOf<'invalid'>
  | NotAllowed;

/**
 * Adds a passkey. Somebody who has one already signs this with it, so that a mailbox alone never
 * becomes a second one; after a recovery there is none.
 */
export async function addPasskey(
  { db, clock }: AccountDeps,
  { actor, personId, sessionId }: OwnSession,
  input: NewPasskey,
): Promise<AddPasskey> {
  const { rpId, response } = input;
  const reading = readName(input.name);
  if (reading.kind === 'invalid') return reading;
  const name = reading.name ?? 'Passkey';
  // Before anything is spent, so that the same answer can be sent again once it is signed.
  const denied = await refuseToAdd(db, actor, personId);
  if (denied !== null) return denied;
  const now = clock();
  const id = rowId(input.id);
  const spent =
    id === null ? undefined : await spendChallenge(db, { id, kind: 'register', sessionId, now });
  if (spent === undefined) return STALE_CHALLENGE;
  const made = await verifyAttestation(response, spent.challenge, input);
  if (made === null) return WRONG_ANSWER;
  return db.transaction().execute(async (trx): Promise<AddPasskey> => {
    if ((await lockAccount(trx, personId)) === undefined) return STALE_CHALLENGE;
    // A recovery drops the passkeys: a session that it ended must not add the first new one.
    const live = await listLiveSessions(trx, personId, livenessAt(now));
    if (!live.some((session) => session.id === sessionId)) return STALE_CHALLENGE;
    const meanwhile = await refuseToAdd(trx, actor, personId);
    if (meanwhile !== null) return meanwhile;
    const row = await insertPasskey(trx, {
      person_id: personId,
      credential_id: made.credential.id,
      public_key: Buffer.from(made.credential.publicKey),
      counter: String(made.credential.counter),
      transports: [...(response.response.transports ?? [])],
      rp_id: rpId,
      name,
      backed_up: made.credentialBackedUp,
      created_at: now,
    });
    if (row === undefined) return refusePasskey('it is already known');
    const object = { kind: 'passkey', id: row.id } as const;
    await recordAct(trx, actor, { step: 'add-passkey', newsletterId: null, object, at: now });
    return { kind: 'added', passkey: presentPasskey(row, rpId) };
  });
}

/** The first passkey needs no signature: there is nothing yet to sign it with. */
async function refuseToAdd(
  db: Kysely<Database>,
  actor: OwnSession['actor'],
  personId: string,
): Promise<NotAllowed | null> {
  const has = (await listPasskeyRows(db, personId)).length > 0;
  return refuse(has ? actor : { ...actor, signed: 'add-passkey' }, 'add-passkey', null);
}
