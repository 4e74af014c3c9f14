import type { IssueOutline } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { LinesWriting } from './lines-writing.ts';

export const VOID_ID = 'void-approval';

/** Asks whether what is typed may void the approval; until then it is kept here. */
export function ApprovalBar(props: {
  readonly issue: IssueOutline;
  readonly lines: LinesWriting;
}): ReactNode {
  const { issue, lines } = props;
  const { words } = useWords();
  const { approval } = words.issue;
  const { what, action } = approval.saving;
  const title = approval.saving.title(issue.approvedBy ?? approval.somebody);
  return (
    <aside className="pending-bar" aria-label={title} role="alert">
      <div>
        <p className="notice-title">{title}</p>
        <p className="what">{what}</p>
      </div>
      <div className="bar-actions">
        <Button id={VOID_ID} kind="main" onClick={lines.saver.insist}>
          {action}
        </Button>
        <Button onClick={lines.takeBack}>{approval.back}</Button>
      </div>
    </aside>
  );
}
