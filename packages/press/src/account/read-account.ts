import type { Account } from '@galley/contract/editor';
import { ROLES, type Role } from '@galley/core/editor';
import {
  listNewsletterRows,
  listPasskeyRows,
  listRolesOf,
  readAccountRow,
  type AccountRole,
} from '@galley/db';
import type { AccountDeps } from './account-deps.ts';
import type { DeskHost } from './desk-host.ts';

/** Who asks: the person who is signed in, or for whom a key acts. */
export interface Asking {
  readonly personId: string;
  /** Null for a key. */
  readonly sessionId: string | null;
}

/** Reads who is signed in and what they may do, newsletter by newsletter. */
export async function readAccount(
  { db }: Pick<AccountDeps, 'db'>,
  { personId, sessionId }: Asking,
  { rpId }: Pick<DeskHost, 'rpId'>,
): Promise<Account> {
  const person = await readAccountRow(db, personId);
  const roles = await listRolesOf(db, personId);
  const newsletters = (await listNewsletterRows(db)).flatMap((row) => {
    const role = roleIn(row.id, roles);
    if (role === null) return [];
    const { slug, title, language } = row;
    const { time_zone: timeZone, is_sample: sample, is_default: isDefault } = row;
    return [{ slug, title, language, timeZone, sample, default: isDefault, role }];
  });
  const passkeys = await listPasskeyRows(db, personId);
  return {
    id: person.id,
    email: person.address,
    name: person.name,
    roles: roles.map(({ slug, role }) => ({ newsletter: slug, role })),
    newsletters,
    credential: sessionId === null ? 'key' : 'session',
    session: sessionId,
    awaitsConfirmation: person.recovered_at !== null,
    passkeys: passkeys.filter((row) => row.rp_id === rpId).length,
  };
}

/** The highest role that a person has in a newsletter. */
function roleIn(newsletterId: string, roles: readonly AccountRole[]): Role | null {
  const held = roles.filter(({ newsletter_id: id }) => id === null || id === newsletterId);
  return ROLES.findLast((role) => held.some((one) => one.role === role)) ?? null;
}
