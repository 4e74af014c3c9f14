import { useLayoutEffect, useRef } from 'react';

/** What a page does by a key; with a label, the palette and the list of keys have it too. */
export interface PageKey {
  readonly label?: string;
  readonly act: () => void;
}

/**
 * Keys by name: `j`, `#`, `Shift+P`, `Alt+ArrowUp`, `Shift+Alt+ArrowUp`, `Mod+Enter` (Ctrl, on a
 * Mac ⌘).
 */
export type PageKeys = Readonly<Record<string, PageKey | undefined>>;

type Listening = Set<{ readonly current: PageKeys }>;

const listening: Listening = new Set();
/** What can't wait: it goes before what a page has for the same key. */
const urgent: Listening = new Set();

/** Has a page listen to keys as long as it is on screen. */
export const usePageKeys = (keys: PageKeys): void => useKeys(listening, keys);

/** Has keys work on every page, also one that uses them for something else. */
export const useUrgentKeys = (keys: PageKeys): void => useKeys(urgent, keys);

function useKeys(those: Listening, keys: PageKeys): void {
  const current = useRef(keys);
  // Before anybody sees the page: an effect after painting might miss the next key.
  useLayoutEffect(() => {
    current.current = keys;
  });
  useLayoutEffect(() => {
    those.add(current);
    return () => {
      those.delete(current);
    };
  }, [those]);
}

/** Does what a page has for a key; says whether one had something. */
export function pressPageKey(name: string): boolean {
  const key = inOrder().find((keys) => keys[name] !== undefined)?.[name];
  key?.act();
  return key !== undefined;
}

/** Who hears a key: the first that has something for it. */
const inOrder = (): readonly PageKeys[] =>
  [...[...urgent].toReversed(), ...[...listening].toReversed()].map(({ current }) => current);

interface NamedKey {
  readonly key: string;
  readonly label: string;
  readonly act: () => void;
}

/** What can be done by keys on the page on screen, as far as it has a name. */
export const listPageKeys = (): readonly NamedKey[] => [
  ...[...urgent].flatMap(namedOf),
  ...[...listening].flatMap(namedOf).filter(({ key }) => !isUrgent(key)),
];

const namedOf = ({ current }: { readonly current: PageKeys }): readonly NamedKey[] =>
  Object.entries(current).flatMap(([key, its]) =>
    its?.label === undefined ? [] : [{ key, label: its.label, act: its.act }],
  );

const isUrgent = (name: string): boolean =>
  [...urgent].some(({ current }) => current[name] !== undefined);

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl',
};

/** The keys of a name as they are printed on keyboards. */
export const showKeys = (name: string): readonly string[] =>
  name.split('+').map((key) => SHOWN[key] ?? key);
