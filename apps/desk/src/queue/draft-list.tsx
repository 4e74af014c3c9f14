import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { Draft } from './drafts.ts';
import type { ReadDraft } from './use-read-drafts.ts';

/** Several drafts side by side, each with what became of it. */
export function DraftList(props: {
  readonly drafts: readonly Draft[];
  readonly current: string;
  readonly readOf: (draft: Draft) => ReadDraft | undefined;
  readonly show: (key: string) => void;
}): ReactNode {
  const { words } = useWords();
  const { adding } = words.queue;
  return (
    <nav className="draft-list" aria-label={adding.drafts}>
      {props.drafts.map((draft) => {
        const read = props.readOf(draft);
        const state = stateOf(read);
        return (
          <button
            key={draft.key}
            type="button"
            aria-current={draft.key === props.current}
            onClick={() => props.show(draft.key)}
          >
            <bdi>{read?.kind === 'ok' ? read.review.title : draft.name || adding.pasted}</bdi>
            <span className={`draft-state ${state}`}>{adding.states[state]}</span>
          </button>
        );
      })}
    </nav>
  );
}

function stateOf(read: ReadDraft | undefined): 'reading' | 'ready' | 'problems' | 'there' {
  if (read === undefined) return 'reading';
  if (read.kind === 'invalid') return 'problems';
  return read.there ? 'there' : 'ready';
}
