import type { Actor } from '@galley/core/editor';
import * as db from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY_MS = 86_400_000;

/** The instant before which events are too old. */
export const eventsBefore = (now: Date, days: number): Date =>
  new Date(now.getTime() - days * DAY_MS);

/**
 * Drops the provider's events of whole months that are older than the installation keeps them. They
 * are kept to recognise repeats and to look up what happened; their results are in deliveries and
 * suppressions. A dry run only says which months.
 */
export async function dropEvents(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<{ readonly kind: 'dropped'; readonly months: readonly string[] } | NotAllowed> {
  const denied = refuse(actor, 'drop-events', null);
  if (denied !== null) return denied;
  const at = deps.clock();
  const { events } = await db.readRetention(deps.db);
  const before = eventsBefore(at, events);
  if (dryRun) return { kind: 'dropped', months: await db.listOldEventMonths(deps.db, before) };
  let isRecorded = false;
  const months = await db.dropEventPartitions(deps.db, before, async (trx) => {
    // One act for the whole run.
    if (isRecorded) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-events', newsletterId: null, object, at });
    isRecorded = true;
  });
  return { kind: 'dropped', months };
}
