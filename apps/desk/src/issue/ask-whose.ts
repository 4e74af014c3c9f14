import type { IssueOutline } from '@galley/contract/issue';
import type { DeskWords } from '@galley/wording/desk';

/** The question whether the approval of an issue may go, with the name of who gave it. */
export const askWhose = (
  { question, somebody }: DeskWords['issue']['approval'],
  { approvedBy }: IssueOutline,
) => ({
  title: question.title(approvedBy ?? somebody),
  what: question.what,
  action: question.action,
});
