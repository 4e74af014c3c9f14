import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Button } from '../parts/button.tsx';
import { describeProblem } from '../parts/problem-note.tsx';
import { statusOf, type SaveStatus, type Saver } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import type { ComparedTexts } from './compared-texts.ts';
import { useSaveState } from './use-save-state.ts';

const CALM: readonly SaveStatus['kind'][] = ['saved', 'typed', 'saving', 'comparing'];

/** Always says where the text is, and offers what can be done about it. */
export function StatusLine(props: {
  readonly saver: Saver;
  readonly texts: ComparedTexts;
  /** Whether the text as a whole can't be read; otherwise it is just about to be. */
  readonly isUnreadable?: boolean;
  readonly compare: () => void;
  /** Says in other words why a save was refused. */
  readonly explain?: (code: string) => string | undefined;
}): ReactNode {
  const { words, moments, format } = useWords();
  const { pathname } = useLocation();
  const { saver, texts } = props;
  const status = awaitReading(statusOf(useSaveState(saver)), props.isUnreadable === true);
  const its = words.review.status;
  const names = (fields: readonly string[]): string => format.list(fields.map(texts.nameOf));
  const say = (): string => {
    switch (status.kind) {
      case 'saved':
        return its.saved(moments.time(new Date(status.at).toISOString()));
      case 'typed':
      case 'saving':
      case 'comparing':
        return its[status.kind];
      case 'unreachable':
        return saver.isKept() ? its.unreachable : its.unkept;
      case 'signed-out':
        return saver.isKept() ? its.signedOut : its.unkept;
      case 'blocked':
        return its.blocked(names(status.fields));
      case 'clash':
        return its.clash(names(status.fields));
      case 'refused': {
        const why = props.explain?.(status.code) ?? describeProblem(status.error, words);
        return status.stops ? its.stopped(why) : its.refused(why);
      }
    }
  };
  return (
    <div className={`save-status ${CALM.includes(status.kind) ? 'is-calm' : 'is-kept'}`}>
      <span className={`dot ${status.kind}`} aria-hidden="true" />
      {/* Only what needs somebody is read out; each save would be a nuisance. */}
      <span role="status" aria-live={CALM.includes(status.kind) ? 'off' : 'polite'}>
        {say()}
      </span>
      {status.kind === 'blocked' && (
        <Button className="small" onClick={() => showFault(status.fields)}>
          {its.show}
        </Button>
      )}
      {status.kind === 'clash' && (
        <Button className="small" onClick={props.compare}>
          {its.decide}
        </Button>
      )}
      {status.kind === 'unreachable' && (
        <Button className="small" onClick={saver.wake}>
          {its.retry}
        </Button>
      )}
      {status.kind === 'signed-out' && (
        <Link className="button plain small" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          {its.signIn}
        </Link>
      )}
      {status.kind === 'refused' && status.code === 'already-queued' && (
        <Button className="small" onClick={saver.insist}>
          {its.insist}
        </Button>
      )}
    </div>
  );
}

/** Leads to what has to be completed first. */
function showFault([field = '']: readonly string[]): void {
  const isText = field.startsWith('#');
  const place = document.querySelector(isText ? '.text-form' : `[data-field="${field}"]`);
  const first = place?.querySelector<HTMLElement>(isText ? '.link' : '.write, .star-slider');
  first?.focus({ preventScroll: true });
  place?.querySelector('.form-faults, .write-faults')?.scrollIntoView({ block: 'center' });
}

/** A text that is read at the next pause is not incomplete yet. */
const awaitReading = (status: SaveStatus, isUnreadable: boolean): SaveStatus =>
  status.kind === 'blocked' && !isUnreadable && status.fields.every((name) => name.startsWith('#'))
    ? { kind: 'typed' }
    : status;
