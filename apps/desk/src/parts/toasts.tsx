import type { Sending } from '@galley/contract/issue';
import { useEffect, useState, type ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { useWords } from '../words/words.tsx';
import { Icon } from './icon.tsx';

const SHOWN_MS = 6000;
/** Longer, because somebody has to decide. */
const OFFERED_MS = 10_000;
const SAID = 'galley:said';

/** What can be done about a toast: take something back, or try it again. */
export interface SaidAction {
  readonly label: string;
  /** The key that does the same. */
  readonly hotkey?: string;
  readonly act: () => void;
}

/** What a toast says of an issue, which is over as soon as the issue goes on to something else. */
export interface SaidOf {
  readonly issue: string;
  readonly state: Sending['issues'][number]['state'] | 'not under way';
}

interface Said {
  readonly text: string;
  readonly action: SaidAction | undefined;
  readonly of: SaidOf | undefined;
  readonly isProblem: boolean;
}

/** Says that something is done, for a few seconds. */
export const sayDone = (text: string, action?: SaidAction, of?: SaidOf): void =>
  say({ text, action, of, isProblem: false });

/** Says that something did not work, until somebody has seen it. */
export const sayProblem = (text: string, action?: SaidAction, of?: SaidOf): void =>
  say({ text, action, of, isProblem: true });

function say(said: Said): void {
  document.dispatchEvent(new CustomEvent(SAID, { detail: said }));
}

/** Shows what `sayDone` says, and reads it to those who can't see it. */
export function Toasts(): ReactNode {
  const { words } = useWords();
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    const listen = (event: Event): void => setSaid({ ...(event as CustomEvent<Said>).detail });
    document.addEventListener(SAID, listen);
    return () => document.removeEventListener(SAID, listen);
  }, []);
  useEffect(() => {
    if (said === null || said.isProblem) return undefined;
    const timer = setTimeout(() => setSaid(null), said.action ? OFFERED_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  useOverWith(said?.of, () => setSaid(null));
  return (
    // It is there before it says something, or screen readers would miss the first words.
    <div className="toasts" role="status">
      {said !== null && (
        <div className="toast">
          <Icon name={said.isProblem ? 'warning' : 'done'} />
          <p>{said.text}</p>
          {said.action !== undefined && (
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                setSaid(null);
                said.action?.act();
              }}
            >
              {said.action.label}
              {said.action.hotkey !== undefined && (
                <kbd aria-hidden="true">{said.action.hotkey}</kbd>
              )}
            </button>
          )}
          <button
            type="button"
            className="button quiet square"
            aria-label={words.common.close}
            onClick={() => setSaid(null)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

/** Calls `drop` once an issue has left the state that is said of it. */
function useOverWith(of: SaidOf | undefined, drop: () => void): void {
  // The shell has it read; nobody is signed in where there is no shell.
  const { data } = useReading('GET /sending', {}, { enabled: false });
  const found = data?.issues.find(({ id }) => id === of?.issue)?.state ?? 'not under way';
  const isTrue = of !== undefined && found === of.state;
  const [wasTrueOf, setTrueOf] = useState<SaidOf>();
  // What was read last can be older than what was just done.
  if (isTrue && wasTrueOf !== of) setTrueOf(of);
  const isOver = of !== undefined && !isTrue && wasTrueOf === of;
  useEffect(() => {
    if (isOver) drop();
  });
}
