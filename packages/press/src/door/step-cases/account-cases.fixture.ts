import { randomUUID } from 'node:crypto';
import type { StepName } from '@galley/core/editor';
import { insertChallenge, insertPasskey, insertSession } from '@galley/db';
import { createAuthenticator } from '../../../../../test/kit/authenticator.ts';
import * as account from '../../account/index.ts';
import { TAKER, type Deps, type StepCase } from './world.fixture.ts';

const HOST = { rpId: 'digest.example', origin: 'https://digest.example' };

/** A session of the person who takes the step, just signed in by a link. */
async function openSession({ db, clock }: Deps): Promise<string> {
  const now = clock();
  return db.transaction().execute((trx) =>
    insertSession(trx, {
      token_hash: randomUUID(),
      person_id: TAKER,
      method: 'link',
      browser: 'Firefox on Linux',
      created_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    }),
  );
}

async function makePasskey({ db, clock }: Deps): Promise<string> {
  const row = await db.transaction().execute((trx) =>
    insertPasskey(trx, {
      person_id: TAKER,
      credential_id: randomUUID(),
      public_key: Buffer.from('key'),
      counter: '0',
      transports: [],
      rp_id: HOST.rpId,
      name: 'Laptop',
      backed_up: false,
      created_at: clock(),
    }),
  );
  return row?.id ?? '';
}

/** The session as the step gets it, with whichever actor a test tries. */
const as = (actor: unknown, sessionId: string) => ({
  actor: actor as account.OwnSession['actor'],
  personId: TAKER,
  sessionId,
});

/** Steps that people take on their own account. */
export const ACCOUNT_CASES = {
  'set-name': async ({ deps }) => {
    const session = await openSession(deps);
    return {
      take: (actor) => account.setName(deps, as(actor, session), { name: 'Ada' }),
      on: 'person',
      id: TAKER,
    };
  },
  'end-session': async ({ deps }) => {
    const session = await openSession(deps);
    return {
      take: (actor) => account.endSession(deps, as(actor, session), { id: session }),
      on: 'session',
      id: session,
    };
  },
  'add-passkey': async ({ deps }) => {
    const session = await openSession(deps);
    await makePasskey(deps);
    const challenge = Buffer.from(randomUUID()).toString('base64url');
    const now = deps.clock();
    const id = await insertChallenge(deps.db, {
      kind: 'register',
      challenge,
      person_id: TAKER,
      session_id: session,
      created_at: now,
      expires_at: new Date(now.getTime() + 60_000),
    });
    const options = { challenge, rp: { id: HOST.rpId } };
    const response = createAuthenticator().register(options, HOST);
    const input = { ...HOST, id, name: 'Phone', response };
    return {
      take: (actor) => account.addPasskey(deps, as(actor, session), input),
      on: 'passkey',
    };
  },
  'remove-passkey': async ({ deps }) => {
    const session = await openSession(deps);
    const id = await makePasskey(deps);
    return {
      take: (actor) => account.removePasskey(deps, as(actor, session), { id }),
      on: 'passkey',
      id,
    };
  },
  recover: async ({ deps }) => {
    const session = await openSession(deps);
    await makePasskey(deps);
    return {
      take: (actor) => account.recoverAccount(deps, as(actor, session)),
      on: 'person',
      id: TAKER,
    };
  },
} satisfies Partial<Record<StepName, StepCase>>;

/**
 * Before a sign-in there is no actor yet to refuse. Backups need a whole database, so their own tests
 * say who may take them.
 */
export const WITHOUT_CASE: readonly StepName[] = [
  'sign-in',
  'back-up',
  'restore-backup',
  'distribute-readers',
];
