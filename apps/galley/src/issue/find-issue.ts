import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

/** Loads an issue with its renditions, or says why that can't be. */
export const findIssue = async (
  { db, actor }: Press,
  number: number,
  options: IssueOptions,
): Promise<({ readonly kind: 'found' } & press.ShownIssue) | Outcome> => {
  const shown = await press.showIssue({ db }, actor, issueRef(number, options));
  return shown.kind === 'ok' ? { ...shown, kind: 'found' } : answerRefusal(shown);
};
