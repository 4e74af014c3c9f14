import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor, StepName } from '@galley/core/editor';
import { findIssueByNumber, type Database, type IssueRow, type Kysely } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import {
  findNewsletter,
  noNewsletter,
  type Newsletter,
  type NoNewsletter,
} from '../newsletter/find-newsletter.ts';

export interface IssueRef {
  /** A newsletter's slug; null means the default one. */
  readonly newsletter: string | null;
  /** Below zero for an urgent correction: what `readIssueName` makes of its name. */
  readonly number: number;
}

export type NoIssue = RefusalOf<'no-issue'>;
export type WrongIssueState = RefusalOf<'wrong-state'>;

/** Why a step on an issue is refused. */
export type IssueRefusal = NoIssue | NoNewsletter | NotAllowed;

/** Why a step that changes an issue is not taken. */
export type ChangeRefusal = WrongIssueState | IssueRefusal;

export type FindIssue =
  | { readonly kind: 'found'; readonly issue: IssueRow; readonly newsletter: Newsletter }
  | NoIssue
  | NoNewsletter;

const LARGEST_NUMBER = 2_147_483_647;

/** Finds an issue by its number within a newsletter. */
async function findIssue(db: Kysely<Database>, ref: IssueRef): Promise<FindIssue> {
  const found = await findNewsletter(db, ref.newsletter);
  if (found.kind !== 'found') return noNewsletter(found);
  const { newsletter } = found;
  const { number } = ref;
  const exists = Number.isInteger(number) && Math.abs(number) <= LARGEST_NUMBER;
  const issue = exists ? await findIssueByNumber(db, newsletter.id, number) : undefined;
  return issue ? { kind: 'found', issue, newsletter } : { kind: 'no-issue', number };
}

/** Finds an issue for an actor's step, or refuses the step. */
export async function findIssueFor(
  { db }: { readonly db: Kysely<Database> },
  actor: Actor,
  step: StepName,
  ref: IssueRef,
): Promise<Extract<FindIssue, { kind: 'found' }> | IssueRefusal> {
  const found = await findIssue(db, ref);
  return found.kind === 'found' ? (refuse(actor, step, found.newsletter.id) ?? found) : found;
}

export const wrongState = (issue: IssueRow, detail: string): WrongIssueState => ({
  kind: 'wrong-state',
  number: issue.number,
  state: issue.state,
  detail,
});
