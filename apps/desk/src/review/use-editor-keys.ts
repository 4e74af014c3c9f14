import { useLayoutEffect } from 'react';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';

export interface EditorKeys {
  readonly keepVersion: () => void;
  readonly queue: () => void;
  readonly togglePreview: () => void;
  readonly leave: () => void;
}

const FIELDS = '.writing :is(input, textarea, [role="slider"]):not([readonly])';

/** The editor's keys; all of them work while somebody types. */
export function useEditorKeys(keys: EditorKeys): void {
  const { words } = useWords();
  const its = words.review.keys;
  usePageKeys({
    'Mod+s': { label: its.version, act: keys.keepVersion },
    'Mod+Enter': { label: its.queue, act: keys.queue },
    'Mod+.': { label: its.preview, act: keys.togglePreview },
    Escape: { act: () => leaveFieldOr(keys.leave) },
  });
  // With Alt some keyboards write letters, so the shell leaves it to fields; arrows write none.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
      const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : null;
      if (by === null || !altKey || shiftKey || ctrlKey || metaKey) return;
      if (event.isComposing || event.defaultPrevented || hasWindow()) return;
      event.preventDefault();
      moveFocus(by);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The first Escape leaves the field, the second one the page. */
function leaveFieldOr(leave: () => void): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('.writing') !== null) {
    activeElement.blur();
  } else {
    leave();
  }
}

function moveFocus(by: -1 | 1): void {
  const all = [...document.querySelectorAll<HTMLElement>(FIELDS)];
  const at = all.findIndex((one) => one === document.activeElement);
  const next = at === -1 ? all.at(by === 1 ? 0 : -1) : all[at + by];
  next?.focus();
}

const hasWindow = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
