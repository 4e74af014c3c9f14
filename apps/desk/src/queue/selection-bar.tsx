import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';

/** What can be done with all selected reviews at once. */
export function SelectionBar(props: {
  readonly count: number;
  readonly clear: () => void;
  readonly actions: readonly (readonly [label: string, act: () => void])[];
}): ReactNode {
  const { words } = useWords();
  return (
    <div className="selection" role="group" aria-label={words.queue.actions.select}>
      <p role="status">{words.queue.said.several.selectedCount(props.count)}</p>
      {props.actions.map(([label, act]) => (
        <Button key={label} kind="quiet" onClick={act}>
          {label}
        </Button>
      ))}
      <button
        type="button"
        className="button quiet square"
        aria-label={words.queue.actions.clear}
        onClick={props.clear}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
