import { issueName } from '@galley/core/issue/name';
import type { IssueOutline } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../parts/button.tsx';
import { shortHash } from '../words/short-hash.ts';
import { useWords } from '../words/words.tsx';
import type { ReadBytes } from './approval.ts';

/** Says that the bytes are no longer those that were read, and leads to the new ones. */
export function OtherBytes(props: {
  readonly issue: IssueOutline;
  readonly read: string;
  readonly now: string;
  readonly bytes: ReadBytes | undefined;
  readonly close: () => void;
  /** The day, if it was dated here. */
  readonly datedOn?: string;
}): ReactNode {
  const { words, format } = useWords();
  const { other, otherDay, sentence } = words.proof.approve;
  const { issue, bytes, datedOn } = props;
  return (
    <div className="launch-note" role="alert">
      {datedOn === undefined ? (
        <>
          <strong>{other.title}</strong>
          <p>{other.what(shortHash(props.read), shortHash(props.now))}</p>
        </>
      ) : (
        <p>
          {otherDay.done(format.date(datedOn, 'full'))} {sentence.hash(shortHash(props.now))}
        </p>
      )}
      {bytes === undefined ? (
        <Link
          className="button main"
          to={`/issues/${issue.newsletter}/${issueName(issue.number)}/proof`}
        >
          {other.action}
        </Link>
      ) : (
        <Button
          kind="main"
          onClick={() => {
            bytes.showNewest();
            props.close();
          }}
        >
          {other.action}
        </Button>
      )}
    </div>
  );
}
