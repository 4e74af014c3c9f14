import { LONGEST_SIGN_UP_MINUTES } from '@galley/core/subscription';
import { dropSignUpRefusals, dropSignUpWindows, type Database, type Kysely } from '@galley/db';

const MINUTE = 60_000;
const DAYS_COUNTED = 90;
/** What is left over is old already; the next hour goes on. */
const MOST_ROUNDS = 20;

/** Removes the limits' windows that have ended and the counts of refused sign-ups of last season. */
export async function dropOldSignUps(db: Kysely<Database>, now: Date): Promise<void> {
  const ended = new Date(now.getTime() - LONGEST_SIGN_UP_MINUTES * MINUTE);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!(await dropSignUpWindows(db, ended))) break;
  }
  await dropSignUpRefusals(db, new Date(now.getTime() - DAYS_COUNTED * 24 * 60 * MINUTE));
}
