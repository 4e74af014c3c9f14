import { useEffect, useRef } from 'react';

/**
 * What a page does by keys, each as it is named: `j`, `#`, `Alt+ArrowUp`, `Shift+Alt+ArrowUp`,
 * `Mod+Enter` (Ctrl, on a Mac ⌘).
 */
export type PageKeys = Readonly<Record<string, (() => void) | undefined>>;

const listening = new Set<{ readonly current: PageKeys }>();

/** Has a page listen to keys as long as it is on screen. */
export function usePageKeys(keys: PageKeys): void {
  const current = useRef(keys);
  useEffect(() => {
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
    const act = current[name];
    if (act === undefined) continue;
    act();
    return true;
  }
  return false;
}
