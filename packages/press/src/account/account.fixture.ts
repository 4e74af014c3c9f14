import { makeLinkToken, type Role } from '@galley/core/editor';
import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely } from '@galley/db';
import { createAuthenticator, type Authenticator } from '@galley/test/kit';
import { testPress } from '../press.fixture.ts';
import {
  addPasskey,
  askForLink,
  beginPasskey,
  beginStepUp,
  identifySession,
  proveStepUp,
  signInByLink,
  type Identified,
  type SignedCall,
} from './index.ts';

export const HOST = { rpId: 'digest.example', origin: 'https://digest.example' };
export const BROWSER = 'Firefox on Linux';
let count = 0;

/** A press with people in it. */
export function testAccounts(db: Kysely<Database>, keyring: Keyring) {
  const press = testPress(db, '2026-03-09T12:00:00Z');
  const deps = { ...press, keyring };

  /** A person with a role in every newsletter, or in one. */
  const person = async (role: Role | null = 'owner', newsletterId: string | null = null) => {
    count += 1;
    const address = `editor${count}@digest.example`;
    const { id } = await db
      .insertInto('person')
      .values({
        address,
        address_canonical: address,
        name: null,
        recovered_at: null,
        created_at: press.clock(),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (role !== null) {
      const held = { person_id: id, newsletter_id: newsletterId, role };
      await db.insertInto('person_role').values(held).execute();
    }
    return { id, address };
  };

  /** Asks for a link in a new browser, and makes the token that the mail would carry. */
  const link = async (email: string, ip: string | null = null) => {
    const asked = await askForLink(deps, { email, ip, browserToken: null });
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    const row = await db
      .selectFrom('sign_in_link')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const token = makeLinkToken(keyring, 'sign-in', row.id);
    return { token, browserToken: asked.browserToken, browser: BROWSER };
  };

  const identified = async (token: string): Promise<Identified> => {
    const found = await identifySession(deps, token);
    if (found.kind !== 'identified') throw new Error(found.kind);
    return found;
  };

  /** Signs a person in by a link. */
  const signIn = async (email: string): Promise<Identified> => {
    const signedIn = await signInByLink(deps, await link(email));
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    return identified(signedIn.token);
  };

  /** Makes a person's first passkey. */
  const passkey = async (session: Identified, host = HOST): Promise<Authenticator> => {
    const authenticator = createAuthenticator();
    const { ceremony } = await beginPasskey(deps, session, host);
    const response = authenticator.register(ceremony.options, host);
    const input = { ...host, id: ceremony.id, name: 'Laptop', response };
    const added = await addPasskey(deps, session, input);
    if (added.kind !== 'added') throw new Error(JSON.stringify(added));
    return authenticator;
  };

  /** Signs a call, and returns the id that spends the signature. */
  const stepUp = async (session: Identified, authenticator: Authenticator, call: SignedCall) => {
    const begun = await beginStepUp(deps, session, { ...call, rpId: HOST.rpId });
    if (begun.kind !== 'begun') throw new Error(begun.detail);
    const { id, options } = begun.ceremony;
    const response = authenticator.sign(options, HOST);
    const proven = await proveStepUp(deps, session, { ...HOST, id, response });
    if (proven.kind !== 'proven') throw new Error(proven.detail);
    return id;
  };

  return { deps, person, link, identified, signIn, passkey, stepUp };
}
