import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { useMakeIssue } from './use-make-issue.ts';

/** Makes an issue outside the slots of what waits, where no slot would take it. */
export function MakeIssue(props: {
  readonly slug: string;
  readonly kind?: 'main' | 'plain';
}): ReactNode {
  const { words } = useWords();
  const make = useMakeIssue(props.slug);
  return (
    <span className="make-issue">
      <Button
        kind={props.kind ?? 'plain'}
        busy={make.isBusy ? words.planner.making : undefined}
        onClick={make.extra}
      >
        {words.planner.actions.make}
      </Button>
      {make.refusal !== null && (
        <span className="problem-note" role="alert">
          {make.refusal}
        </span>
      )}
    </span>
  );
}
