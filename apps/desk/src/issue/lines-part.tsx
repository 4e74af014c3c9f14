import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { KeptText } from '../review/kept-text.tsx';
import { StatusLine } from '../review/status-line.tsx';
import { useSaveState } from '../review/use-save-state.ts';
import { statusOf } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import { ApprovalBar } from './approval-bar.tsx';
import { InboxLines } from './inbox-lines.tsx';
import { LineField } from './line-field.tsx';
import { lineTexts } from './line-texts.ts';
import type { LinesWriting } from './lines-writing.ts';
import { draftName } from './open-lines.ts';
import { useTyped } from './use-lines.ts';

const ClashDialog = lazy(async () => ({
  default: (await import('../review/clash-dialog.tsx')).ClashDialog,
}));

/** Subject, preheader and note, as readers will see them in their inbox. */
export function LinesPart(props: {
  readonly issue: IssueOutline;
  readonly lines: LinesWriting;
  readonly readOnly: boolean;
}): ReactNode {
  const { issue, lines, readOnly } = props;
  const { words } = useWords();
  const typed = useTyped(lines);
  const { saver } = lines;
  const saving = useSaveState(saver);
  const texts = useMemo(() => lineTexts(words), [words]);
  const [isComparing, setComparing] = useState(false);
  const closeClash = useCallback(() => setComparing(false), []);
  const { approval, problems } = words.issue;
  const status = statusOf(saving);
  // What was never touched here was saved by somebody else, at another time.
  const isQuiet = status.kind === 'saved' && saving.flights === 0;
  const isAsking = status.kind === 'refused' && status.code === 'approval-goes';
  const explain = (code: string): string | undefined =>
    code === 'approval-goes'
      ? approval.refused
      : (problems as Readonly<Record<string, string>>)[code];
  const proposals = {
    subject: issue.subjectIsSet ? null : issue.subject,
    preheader: issue.preheaderIsSet ? null : issue.preheader,
  };
  const change = (name: keyof typeof typed) => (text: string | null) => lines.change(name, text);
  const subject = typed.subject ?? proposals.subject ?? '';
  const preheader = typed.preheader ?? proposals.preheader ?? '';
  return (
    <section className="issue-part lines-part writing" aria-labelledby="issue-lines">
      <header>
        <h2 id="issue-lines">{words.issue.lines.title}</h2>
        {!isQuiet && (
          <StatusLine
            saver={saver}
            texts={texts}
            compare={() => setComparing(true)}
            explain={explain}
          />
        )}
      </header>
      {!readOnly && <KeptText id={draftName(issue.id)} saver={saver} texts={texts} />}
      {issue.state === 'approved' && !readOnly && !isAsking && (
        <p className="what">{approval.stands(issue.approvedBy ?? approval.somebody)}</p>
      )}
      {isAsking && <ApprovalBar issue={issue} lines={lines} />}
      <LineField
        name="subject"
        typed={typed.subject}
        proposal={proposals.subject}
        readOnly={readOnly}
        change={change('subject')}
      />
      <LineField
        name="preheader"
        typed={typed.preheader}
        proposal={proposals.preheader}
        readOnly={readOnly}
        change={change('preheader')}
      />
      <InboxLines issue={issue} subject={subject} preheader={preheader} />
      {(!readOnly || typed.note !== null) && (
        <LineField
          name="note"
          typed={typed.note}
          proposal={null}
          readOnly={readOnly}
          change={change('note')}
        />
      )}
      <Suspense>
        {isComparing && Object.keys(saving.clashes).length > 0 && (
          <ClashDialog saver={saver} texts={texts} close={closeClash} />
        )}
      </Suspense>
    </section>
  );
}
