import { useEffect, useRef } from 'react';
import { useWords } from '../words/words.tsx';

interface HistoryKeys {
  /** 1 is older, -1 newer. */
  readonly step: (by: -1 | 1) => void;
  readonly restore: () => void;
}

const BUSY = 'input, textarea, select, [contenteditable]';

/** Arrows go through the versions; `r` restores the one in sight. */
export function useHistoryKeys(keys: HistoryKeys): void {
  const { preferences } = useWords();
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!preferences.singleKeys) return;
    const listen = (event: KeyboardEvent): void => {
      const { key, target } = event;
      const isBusy = target instanceof Element && target.closest(BUSY) !== null;
      const hasWindow = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy || hasWindow) return;
      if (key === 'ArrowLeft' || key === 'ArrowRight') {
        event.preventDefault();
        const isRtl = document.documentElement.dir === 'rtl';
        current.current.step((key === 'ArrowLeft') === isRtl ? -1 : 1);
      } else if (key === 'r') {
        current.current.restore();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [preferences.singleKeys]);
}
