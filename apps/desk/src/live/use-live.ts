import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setHearing } from './hearing.ts';
import { keepProgress } from './keep-progress.ts';
import { tellListeners } from './live-listeners.ts';
import { refreshByEvents } from './read-again.ts';
import { runLive } from './run-live.ts';

/** Keeps what is on screen as it is on the server, for as long as somebody is signed in. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = refreshByEvents(client, () => document.visibilityState === 'visible');
    const stop = runLive({
      hear: (event) => {
        refresher.hear(event);
        tellListeners(event);
      },
      show: (progress) => keepProgress(client, progress),
      deaf: () => setHearing(false),
      readAll: () => {
        setHearing(true);
        refresher.readAll();
        tellListeners(null);
      },
      checkSession: () => void client.invalidateQueries({ queryKey: ['GET /account'] }),
    });
    return () => {
      stop();
      refresher.end();
    };
  }, [client]);
}
