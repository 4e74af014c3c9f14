import type { SendingProgress } from '@galley/contract/issue';
import { readSendingProgress } from '@galley/db';
import { presentProgress } from '../issue/present-progress.ts';
import type { PressDeps } from '../press-deps.ts';

/** How far an issue has come, for everybody who watches its newsletter. */
export interface IssueProgress {
  readonly newsletterId: string;
  /** False once nothing more happens to it: it is sent, or it was stopped and no call is open. */
  readonly isMoving: boolean;
  readonly progress: SendingProgress;
}

/** Reads the progress of all issues that are on their way, and of those that were before. */
export async function readProgress(
  { db }: Pick<PressDeps, 'db'>,
  before: readonly string[],
): Promise<readonly IssueProgress[]> {
  const rows = await readSendingProgress(db, before);
  return rows.map((row) => ({
    newsletterId: row.newsletterId,
    isMoving: row.state === 'sending' || row.isCalling,
    progress: presentProgress(row),
  }));
}
