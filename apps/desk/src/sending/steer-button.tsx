import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { Stage } from './order-sendings.ts';

const WAYS = { undo: 'stop', sending: 'pause', paused: 'resume' } as const;

/** The one thing to do about an issue on its way: stop it, pause it or resume it. */
export function SteerButton(props: {
  readonly stage: Stage;
  /** How many have it. */
  readonly have: number;
  /** Whether a key does the same to this issue. */
  readonly hasKey: boolean;
  readonly busy: string | undefined;
  readonly steer: (way: (typeof WAYS)[Stage]) => void;
}): ReactNode {
  const { words, preferences } = useWords();
  const { stop, resume, bar } = words.sending;
  const { stage } = props;
  const labels = { undo: stop, sending: bar.pauseCount(props.have), paused: resume };
  const keys = stage === 'undo' ? ['Z'] : ['Shift', 'P'];
  return (
    <Button
      kind={stage === 'undo' ? 'danger' : 'plain'}
      icon={stage === 'paused' ? 'play' : 'pause'}
      className="steer"
      busy={props.busy}
      onClick={(event) => {
        // The second click of a double click would resume what the first one paused.
        if (event.detail < 2) props.steer(WAYS[stage]);
      }}
    >
      {labels[stage]}
      {props.hasKey && preferences.singleKeys && (
        <span className="steer-keys" aria-hidden="true" dir="ltr">
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </Button>
  );
}
