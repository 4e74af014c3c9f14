import { useEffect, useLayoutEffect, useRef } from 'react';

/** What a page does by a key; with a label, the palette and the list of keys have it too. */
export interface PageKey {
  readonly label?: string;
  readonly act: () => void;
}

/**
 * Keys by name: `j`, `#`, `Alt+ArrowUp`, `Shift+Alt+ArrowUp`, `Mod+Enter` (Ctrl, on a Mac ⌘).
 */
export type PageKeys = Readonly<Record<string, PageKey | undefined>>;

const listening = new Set<{ readonly current: PageKeys }>();

/** Has a page listen to keys as long as it is on screen. */
export function usePageKeys(keys: PageKeys): void {
  const current = useRef(keys);
  // Before the next key, which an effect after painting might miss.
  useLayoutEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    listening.add(current);
    return () => {
      listening.delete(current);
    };
  }, []);
}

/** Does what a page has for a key; says whether one had something. */
export function pressPageKey(name: string): boolean {
  for (const { current } of [...listening].toReversed()) {
    const key = current[name];
    if (key === undefined) continue;
    key.act();
    return true;
  }
  return false;
}

/** What the page on screen does by keys, as far as it has a name. */
export const listPageKeys = (): readonly { key: string; label: string; act: () => void }[] =>
  [...listening].flatMap(({ current }) =>
    Object.entries(current).flatMap(([key, its]) =>
      its?.label === undefined ? [] : [{ key, label: its.label, act: its.act }],
    ),
  );

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl',
};

/** The keys of a name as they are printed on keyboards. */
export const showKeys = (name: string): readonly string[] =>
  name.split('+').map((key) => SHOWN[key] ?? key);
