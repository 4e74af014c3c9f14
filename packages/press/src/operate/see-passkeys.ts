import type { Actor } from '@galley/core/editor';
import { listPasskeyHosts, type PasskeyHost } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';

/** Counts the people who have passkeys, by host: a passkey works only on the host that it was made for. */
export async function seePasskeys(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<{ readonly kind: 'ok'; readonly hosts: readonly PasskeyHost[] } | NotAllowed> {
  const denied = refuse(actor, 'see-people', null);
  if (denied !== null) return denied;
  return { kind: 'ok', hosts: await listPasskeyHosts(db) };
}

export type { PasskeyHost };
