import { issueName } from '@galley/core/issue/name';
import type { IssueProof } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useMedia } from '../parts/use-media.ts';
import { sayDone } from '../parts/toasts.tsx';
import { WordDiff } from '../review/word-diff.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { focusNextChange } from './focus-next-change.ts';

/** What has changed since the proof was last read, and the way to say that it is read now. */
export function ChangeList(props: {
  readonly slug: string;
  readonly proof: IssueProof;
  /** False if the bytes are other ones by now; nobody has read those. */
  readonly isSame: boolean;
  readonly list: RefObject<HTMLDetailsElement | null>;
}): ReactNode {
  const { words, format, moments } = useWords();
  const say = words.proof.changes;
  const isWide = useMedia('(min-width: 60rem)');
  const now = useNow();
  const { slug, proof, isSame, list } = props;
  const { changes, lastRead } = proof;
  if (!proof.isStored) return null;
  const count = changes === null ? 0 : countOf(changes);
  return (
    <details ref={list} className="proof-changes" open={isWide}>
      <summary>
        <h2>{say.title}</h2>
        {count > 0 && <span className="tag warns">{format.number(count)}</span>}
      </summary>
      <p className="hint">
        {lastRead === null
          ? say.first
          : lastRead.isThis
            ? say.isRead(moments.away(lastRead.at, now))
            : changes === null
              ? say.none
              : say.since(moments.away(changes.since, now))}
      </p>
      {changes !== null && <Changes proof={proof} changes={changes} />}
      <div className="proof-change-tools">
        {count > 0 && (
          <Button
            className="small"
            aria-keyshortcuts="n"
            onClick={() => focusNextChange(list.current)}
          >
            {say.next} <kbd aria-hidden="true">n</kbd>
          </Button>
        )}
        {lastRead?.isThis !== true && isSame && <MarkRead slug={slug} proof={proof} />}
      </div>
    </details>
  );
}

type KnownChanges = NonNullable<IssueProof['changes']>;
type Paragraph = NonNullable<KnownChanges['paragraphs']>[number];

const isChanged = (parts: Paragraph): boolean => parts.some(({ kind }) => kind !== 'same');

const countOf = ({ subject, preheader, paragraphs }: KnownChanges): number =>
  (subject === null ? 0 : 1) +
  (preheader === null ? 0 : 1) +
  (paragraphs?.filter(isChanged).length ?? 0);

function Changes(props: { readonly proof: IssueProof; readonly changes: KnownChanges }): ReactNode {
  const { words } = useWords();
  const say = words.proof.changes;
  const { proof, changes } = props;
  const { subject, preheader, paragraphs } = changes;
  return (
    <>
      <ol className="proof-change-list">
        {subject !== null && (
          <li data-change="" tabIndex={-1}>
            <strong>{say.subject}</strong>
            <WordDiff before={subject} after={proof.subject} />
          </li>
        )}
        {preheader !== null && (
          <li data-change="" tabIndex={-1}>
            <strong>{say.preheader}</strong>
            <WordDiff before={preheader} after={proof.preheader} />
          </li>
        )}
        {paragraphs?.filter(isChanged).map((parts, index) => (
          <li key={index} data-change="" tabIndex={-1} className="diff" dir="auto">
            {parts.map((part, at) => (
              <ChangedPart key={at} part={part} />
            ))}
          </li>
        ))}
      </ol>
      {paragraphs === null && <p className="hint">{say.tooMuch}</p>}
    </>
  );
}

function ChangedPart({ part: { kind, text } }: { readonly part: Paragraph[number] }): ReactNode {
  const { added, removed } = useWords().words.proof.changes;
  if (kind === 'same') return <span>{text}</span>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="unseen"> [{kind === 'added' ? added : removed}: </span>
      {text}
      <span className="unseen">] </span>
    </Mark>
  );
}

function MarkRead(props: { readonly slug: string; readonly proof: IssueProof }): ReactNode {
  const { words } = useWords();
  const say = words.proof.changes;
  const account = useAccount();
  const client = useQueryClient();
  const mark = useChange('POST /newsletters/{slug}/issues/{number}/proof/read');
  const { slug, proof } = props;
  const params = { slug, number: issueName(proof.number) };
  if (!mayIn(account, 'mark-proof-read', slug)) return null;
  return (
    <>
      <Button
        icon="done"
        className="small"
        busy={mark.isPending ? words.common.loading : undefined}
        onClick={() =>
          mark.mutate(
            { params, body: { hash: proof.contentHash } },
            {
              onSuccess: (read) => {
                const key = ['GET /newsletters/{slug}/issues/{number}/proof', params, null];
                client.setQueryData(key, read);
                sayDone(say.marked);
              },
            },
          )
        }
      >
        {say.markRead}
      </Button>
      <ProblemNote error={mark.error} />
    </>
  );
}
