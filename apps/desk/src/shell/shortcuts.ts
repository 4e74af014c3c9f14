import { useLayoutEffect, useRef } from 'react';
import { pressPageKey } from '../keyboard/page-keys.ts';

export interface Shortcuts {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  /** The letter after `g`. */
  readonly go: (letter: string) => void;
  readonly singleKeys: boolean;
}

const PATIENCE_MS = 1500;
/** What somebody may hold down. */
const MOVES: ReadonlySet<string> = new Set([
  'j',
  'k',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);
const TYPED_INTO =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="textbox"]';

/** Listens to the keyboard as long as the shell is on screen. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  // Before anybody sees the page: an effect after painting might miss the first key.
  useLayoutEffect(() => {
    current.current = shortcuts;
  });
  useLayoutEffect(() => {
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
      if (isUnderWindow()) return;
      // A key held down a little too long removes one review, not the next ones too.
      if (event.repeat && !MOVES.has(key)) return;
      if (event.key === 'Escape') {
        if (pressPageKey('Escape')) event.preventDefault();
        return;
      }
      const isCombined = event.ctrlKey || event.metaKey || event.altKey;
      // Ctrl and ⌘ make no letters, so they work in fields too.
      const isLetter = !event.ctrlKey && !event.metaKey;
      if (isLetter && isTyped(event)) return;
      if (isCombined) {
        if (pressPageKey(nameOf(event, key))) event.preventDefault();
        return;
      }
      if (!singleKeys) return;
      const follows = event.timeStamp - leadAt < PATIENCE_MS;
      leadAt = -Infinity;
      if (follows) go(key);
      else if (key === 'g') leadAt = event.timeStamp;
      else if (event.key === '?' || event.key === '؟') openHelp();
      else if (event.shiftKey && /^[a-z]$/.test(key)) {
        // A key of its own: who is late for a pause must not pin a review.
        if (pressPageKey(`Shift+${key.toUpperCase()}`)) event.preventDefault();
      } else if (pressPageKey(key)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isTyped = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(TYPED_INTO) !== null;

const isUnderWindow = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/** A key with those held down with it, as pages name it: `Shift+Alt+ArrowUp`. */
const nameOf = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, key: string): string =>
  [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(altKey ? ['Alt'] : []),
    key,
  ].join('+');

/** The letter on the key's cap, also where the keyboard writes Arabic. */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key);
