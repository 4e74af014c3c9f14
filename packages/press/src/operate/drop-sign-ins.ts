import type { Actor } from '@galley/core/editor';
import { dropOldSignIns, readRetention } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const HOUR = 3_600_000;
/** The next hourly run removes what this one leaves. */
const MOST_ROUNDS = 20;

/**
 * Removes challenges an hour after they ended, links two days after they were asked for, and sessions
 * once they are older than the installation keeps them. The audit log records it only if sessions were among them: they say in
 * which browsers people signed in, while the log says when.
 */
export async function dropSignIns(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-sign-ins', null);
  if (denied !== null) return denied;
  const at = clock();
  const ago = (hours: number) => new Date(at.getTime() - hours * HOUR);
  const { sessions: days } = await readRetention(db);
  const before = { challenges: ago(1), links: ago(2 * 24), sessions: ago(days * 24) };
  await db.transaction().execute(async (trx) => {
    let sessions = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const dropped = await dropOldSignIns(trx, before);
      sessions += dropped.sessions;
      if (!dropped.more) break;
    }
    if (sessions === 0) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-sign-ins', newsletterId: null, object, at });
  });
  return { kind: 'dropped' };
}
