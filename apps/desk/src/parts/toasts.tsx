import { useEffect, useState, type ReactNode } from 'react';
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

interface Said {
  readonly text: string;
  readonly action: SaidAction | undefined;
  readonly isProblem: boolean;
}

/** Says that something is done, for a few seconds. */
export const sayDone = (text: string, action?: SaidAction): void =>
  say({ text, action, isProblem: false });

/** Says that something did not work, until somebody has seen it. */
export const sayProblem = (text: string, action?: SaidAction): void =>
  say({ text, action, isProblem: true });

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
