import type { IssueState } from '@galley/core/issue';
import { findIssueByNumber, type Database, type IssueRow, type Kysely } from '@galley/db';
import {
  findNewsletter,
  noNewsletter,
  type Newsletter,
  type NoNewsletter,
} from '../newsletter/find-newsletter.ts';

export type Issue = IssueRow;

export interface IssueRef {
  /** A newsletter's slug; null means the default one. */
  readonly newsletter: string | null;
  readonly number: number;
}

export interface NoIssue {
  readonly kind: 'no-issue';
  readonly number: number;
}

/** What is asked for can't be done to an issue in that state. */
export interface WrongIssueState {
  readonly kind: 'wrong-state';
  readonly number: number;
  readonly state: IssueState;
  /** What it would have taken, for a person. */
  readonly detail: string;
}

export type FindIssue =
  | { readonly kind: 'found'; readonly issue: Issue; readonly newsletter: Newsletter }
  | NoIssue
  | NoNewsletter;

const LARGEST_NUMBER = 2_147_483_647;

/** Finds an issue by its number, which counts per newsletter. */
export async function findIssue(db: Kysely<Database>, ref: IssueRef): Promise<FindIssue> {
  const found = await findNewsletter(db, ref.newsletter);
  if (found.kind !== 'found') return noNewsletter(found);
  const { newsletter } = found;
  const { number } = ref;
  const exists = Number.isInteger(number) && number > 0 && number <= LARGEST_NUMBER;
  const issue = exists ? await findIssueByNumber(db, newsletter.id, number) : undefined;
  return issue ? { kind: 'found', issue, newsletter } : { kind: 'no-issue', number };
}

export const wrongState = (issue: Issue, detail: string): WrongIssueState => ({
  kind: 'wrong-state',
  number: issue.number,
  state: issue.state,
  detail,
});
