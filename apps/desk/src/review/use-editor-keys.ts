import { useEffect, useRef } from 'react';

export interface EditorKeys {
  readonly keepVersion: () => void;
  readonly queue: () => void;
  readonly togglePreview: () => void;
}

const FIELDS = '.writing :is(input, textarea, [role="slider"]):not([readonly])';

/** The editor's keys; all of them work while somebody types. */
export function useEditorKeys(keys: EditorKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || hasWindow()) return;
      const act = actOf(event, current.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function actOf(event: KeyboardEvent, keys: EditorKeys): (() => void) | null {
  const { key, altKey, shiftKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  if (isMod && !altKey && !shiftKey) {
    if (key.toLowerCase() === 's') return keys.keepVersion;
    if (key === 'Enter') return keys.queue;
    if (key === '.') return keys.togglePreview;
    return null;
  }
  const isArrow = key === 'ArrowUp' || key === 'ArrowDown';
  if (!altKey || shiftKey || isMod || !isArrow) return null;
  return () => moveFocus(key === 'ArrowUp' ? -1 : 1);
}

function moveFocus(by: -1 | 1): void {
  const all = [...document.querySelectorAll<HTMLElement>(FIELDS)];
  const at = all.findIndex((one) => one === document.activeElement);
  const next = at === -1 ? all.at(by === 1 ? 0 : -1) : all[at + by];
  next?.focus();
}

const hasWindow = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
