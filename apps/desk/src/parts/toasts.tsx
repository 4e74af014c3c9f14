import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Icon } from './icon.tsx';

const SHOWN_MS = 6000;
const SAID = 'galley:said';

/** Says that something is done, for a few seconds. */
export function sayDone(text: string): void {
  document.dispatchEvent(new CustomEvent(SAID, { detail: text }));
}

/** Shows what `sayDone` says, and reads it to those who can't see it. */
export function Toasts(): ReactNode {
  const { words } = useWords();
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  useEffect(() => {
    const listen = (event: Event): void => setSaid({ text: (event as CustomEvent<string>).detail });
    document.addEventListener(SAID, listen);
    return () => document.removeEventListener(SAID, listen);
  }, []);
  useEffect(() => {
    const timer = said === null ? undefined : setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    // It is there before it says something, or screen readers would miss the first words.
    <div className="toasts" role="status">
      {said !== null && (
        <div className="toast">
          <Icon name="done" />
          <p>{said.text}</p>
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
