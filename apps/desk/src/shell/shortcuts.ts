import { useEffect, useRef } from 'react';

export interface Shortcuts {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  /** The letter after `g`. */
  readonly go: (letter: string) => void;
  readonly singleKeys: boolean;
}

const PATIENCE_MS = 1500;
const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="textbox"]';

/** Listens to the keyboard as long as the shell is on screen. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let leadAt = -Infinity;
    const listen = (event: KeyboardEvent): void => {
      const { openPalette, openHelp, go, singleKeys } = current.current;
      const key = letterOf(event);
      if (event.isComposing || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const follows = event.timeStamp - leadAt < PATIENCE_MS;
      leadAt = -Infinity;
      if (follows) go(key);
      else if (key === 'g') leadAt = event.timeStamp;
      else if (event.key === '?' || event.key === '؟') openHelp();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Somebody types, or a window is open over the page. */
const isBusy = ({ target }: KeyboardEvent): boolean =>
  (target instanceof Element && target.closest(TYPED_INTO) !== null) ||
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** The letter on the key's cap, also where the keyboard writes Arabic. */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key);
