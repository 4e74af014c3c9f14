import type { ProofView } from '@galley/wording/desk';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { VIEWS } from './views.ts';

/** The views as tabs; each also has a key on every part of the page. */
export function ViewTabs(props: {
  readonly chosen: ProofView;
  readonly choose: (view: ProofView) => void;
}): ReactNode {
  const { words, direction } = useWords();
  const { chosen, choose } = props;
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const steps =
      direction === 'rtl' ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowLeft: -1, ArrowRight: 1 };
    const at = VIEWS.indexOf(chosen);
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: at + steps.ArrowLeft,
      ArrowRight: at + steps.ArrowRight,
      Home: 0,
      End: VIEWS.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = VIEWS[(place + VIEWS.length) % VIEWS.length] ?? chosen;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#view-${next}`)?.focus();
  };
  return (
    <div
      ref={list}
      className="proof-tabs"
      role="tablist"
      aria-label={words.proof.views.label}
      onKeyDown={press}
    >
      {VIEWS.map((view, index) => (
        <button
          key={view}
          id={`view-${view}`}
          type="button"
          role="tab"
          aria-selected={view === chosen}
          aria-controls="proof-frames"
          aria-keyshortcuts={String(index + 1)}
          tabIndex={view === chosen ? 0 : -1}
          onClick={() => choose(view)}
        >
          {words.proof.views[view]}
          <kbd aria-hidden="true">{index + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
