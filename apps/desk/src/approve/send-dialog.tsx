import { issueName } from '@galley/core/issue/name';
import type { IssueOutline } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { LaunchSentence } from './launch-sentence.tsx';

/** Asks before an approved issue goes out by hand. */
export function SendDialog(props: {
  readonly issue: IssueOutline;
  /** Whether somebody has just approved it in the window before this one. */
  readonly isFresh: boolean;
  readonly close: () => void;
  readonly focusAfter: () => HTMLElement | null;
}): ReactNode {
  const { words, format, language } = useWords();
  const say = words.proof.approve;
  const client = useQueryClient();
  const { issue, close } = props;
  const release = useChange('POST /newsletters/{slug}/issues/{number}/release', 'all');
  const [hash] = useState(issue.approvedHash ?? issue.contentHash ?? '');
  const { newsletter: slug, number, undoSeconds, state } = issue;
  const isOver = state !== 'approved' && state !== 'draft' && state !== 'held';
  // Somebody else was faster, or the slot was.
  useEffect(() => {
    if (isOver && !release.isPending) close();
  }, [isOver, release.isPending, close]);
  const undo =
    undoSeconds < 60
      ? new Intl.NumberFormat(language, {
          style: 'unit',
          unit: 'second',
          unitDisplay: 'long',
        }).format(undoSeconds)
      : format.duration(undoSeconds);
  const send = (): void =>
    release.mutate(
      { params: { slug, number: issueName(number) }, body: {} },
      {
        onSuccess: () => {
          close();
          if (undoSeconds === 0) return;
          sayDone(say.send.done(undo), undefined, { issue: issue.id, state: 'sending' });
        },
        onError: () => void client.invalidateQueries(),
      },
    );
  return (
    <Dialog
      open
      stays
      close={close}
      title={say.send.title}
      className="approving"
      focusAfter={props.focusAfter}
    >
      <div className="approving-body">
        {props.isFresh && (
          <p className="launch-done" role="status">
            <Icon name="done" />
            {say.approved.title}
          </p>
        )}
        <LaunchSentence issue={issue} hash={hash} isNow />
        {undoSeconds > 0 && <p className="what">{say.sentence.undo(undo)}</p>}
        <ProblemNote error={release.error} />
      </div>
      <footer>
        <Button onClick={close}>{words.common.cancel}</Button>
        <Button
          kind="main"
          icon="send"
          className="big"
          busy={release.isPending ? say.send.busy : undefined}
          onClick={send}
        >
          {say.send.confirm}
        </Button>
      </footer>
    </Dialog>
  );
}
