import type { IssueOutline } from '@galley/contract/issue';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { shortHash } from '../words/short-hash.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

/** The one sentence that somebody signs: who gets what, and when. */
export function LaunchSentence(props: {
  readonly issue: IssueOutline;
  readonly hash: string;
  /** Whether it would go out this moment. */
  readonly isNow?: boolean;
}): ReactNode {
  const { words, moments, language } = useWords();
  const { sentence, readersCount, zoned } = words.proof.approve;
  const browserNow = useNow();
  const { issue, hash, isNow = false } = props;
  const now = Math.max(browserNow, Date.parse(issue.now));
  const readers = readersCount(issue.readers);
  const { departure, timeZone } = issue;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const at = !isNow && departure?.kind === 'at-slot' ? departure.at : null;
  return (
    <div className="launch">
      <p className="launch-sentence">
        {at !== null
          ? sentence.atSlot(
              readers,
              zoned(makeMoments(language, timeZone).full(at), timeZone),
              moments.span(at, now),
            )
          : isNow
            ? sentence.now(readers)
            : departure?.kind === 'by-hand'
              ? sentence.byHand(readers)
              : sentence.atOnce(readers)}{' '}
        <span className="launch-hash" title={hash}>
          {sentence.hash(shortHash(hash))}
        </span>
      </p>
      {at !== null && here !== timeZone && (
        <p className="what">{sentence.here(zoned(moments.full(at), here))}</p>
      )}
    </div>
  );
}
