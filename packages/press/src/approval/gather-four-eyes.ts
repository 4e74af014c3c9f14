import type { FourEyes } from '@galley/contract/issue';
import { mayTake, type Actor } from '@galley/core/editor';
import {
  foreseeApproval,
  isCovered,
  isIssueEdge,
  type GivenApproval,
  type IssueChange,
} from '@galley/core/issue';
import { listMakers, type Database, type IssueRow, type Kysely, type MakerRow } from '@galley/db';
import { answeringPerson } from './answering-person.ts';
import { listCounted, type CountedApproval } from './list-counted.ts';

/** What the approvals of an issue's bytes have to cover, and those that there are. */
export interface FourEyesFacts {
  readonly makers: readonly MakerRow[];
  readonly rows: readonly CountedApproval[];
  readonly changes: readonly IssueChange[];
  readonly given: readonly GivenApproval[];
}

/** Gathers what approval by four eyes depends on; to decide by it, under the newsletter's lock. */
export async function gatherFourEyes(
  db: Kysely<Database>,
  issue: Pick<IssueRow, 'id' | 'newsletter_id' | 'content_hash'>,
): Promise<FourEyesFacts> {
  const makers = await listMakers(db, issue);
  const rows = await listCounted(db, issue);
  return {
    makers,
    rows,
    changes: makers.map(({ person_id: by, settings_at: at }) => ({ by, at })),
    given: rows.map(({ person_id: by, at, overrides }) => ({
      by,
      at,
      overrides: overrides.map(({ rule }) => rule),
    })),
  };
}

/** Whether the approvals that there are cover everything. */
export const isComplete = ({ changes, given }: FourEyesFacts): boolean => isCovered(changes, given);

/** Tells what an actor's approval would do. */
export async function foreseeFor(
  db: Kysely<Database>,
  actor: Actor,
  { newsletter_id: newsletterId, state }: Pick<IssueRow, 'newsletter_id' | 'state'>,
  { changes, given }: FourEyesFacts,
): Promise<FourEyes['yours']> {
  if (!mayTake(actor, 'approve-issue', newsletterId)) return 'none';
  const by = await answeringPerson(db, actor);
  if (by === null) return 'none';
  const isOver = !isIssueEdge(state, 'approved') && given.some((each) => each.by === by);
  return isOver ? 'given' : foreseeApproval(changes, given, by);
}
