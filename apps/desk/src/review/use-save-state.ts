import { useEffect, useSyncExternalStore } from 'react';
import type { Saver } from '../save/index.ts';
import type { SaveState } from '../save/save-state.ts';

export const useSaveState = (saver: Saver): SaveState =>
  useSyncExternalStore(saver.listen, saver.state);

/** Wakes a saver when the network or the person is back, and has it send all before the page goes. */
export function useKeptAwake(saver: Saver): void {
  useEffect(() => {
    saver.wake();
    const wake = (): void => saver.wake();
    const watch = (): void => {
      if (document.visibilityState === 'hidden') saver.flush();
      else saver.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    window.addEventListener('pagehide', saver.flush);
    document.addEventListener('visibilitychange', watch);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      window.removeEventListener('pagehide', saver.flush);
      document.removeEventListener('visibilitychange', watch);
    };
  }, [saver]);
}
