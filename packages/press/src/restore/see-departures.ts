import type { Actor } from '@galley/core/editor';
import { oldestDeparture, readHold } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';

export type SeeDepartures =
  | {
      readonly kind: 'seen';
      /** Since when departures are logged outside the database; null if they never were. */
      readonly since: Date | null;
      /** How many the log doesn't have yet, and for how long. */
      readonly waiting: { readonly seconds: number; readonly count: number } | null;
    }
  | NotAllowed;

/** Says whether the log of departures keeps up. */
export async function seeDepartures(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<SeeDepartures> {
  const denied = refuse(actor, 'see-restored', null);
  if (denied !== null) return denied;
  const { departures_since: since } = await readHold(db);
  return { kind: 'seen', since, waiting: await oldestDeparture(db) };
}
