import type { Presence } from '@galley/contract/review';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { callOnce } from '../api/call.ts';
import { useReading } from '../api/use-api.ts';
import { keepPresence, type KeptPresence } from './keep-presence.ts';

type Present = Presence['people'][number];

/**
 * Who else has a review open, and which field they are in. Tells others the same of this tab, until
 * the page is left.
 *
 * @param field the field that has the cursor; null while somebody only reads
 */
export function usePresence(reviewId: string, field: string | null): readonly Present[] {
  const client = useQueryClient();
  const kept = useRef<KeptPresence | null>(null);
  const params = { id: reviewId };
  const { data } = useReading('GET /reviews/{id}/presence', { params });
  const begin = useEffectEvent((id: string) =>
    keepPresence(
      {
        stay: async (at) => {
          const presence = await callOnce('POST /reviews/{id}/presence', {
            params: { id },
            body: { field: at },
          });
          client.setQueryData(['GET /reviews/{id}/presence', { id }, null], presence);
        },
        leave: () => {
          const input = { params: { id }, keepalive: true };
          callOnce('DELETE /reviews/{id}/presence', input).catch(() => undefined);
        },
        isVisible: () => document.visibilityState === 'visible',
      },
      field,
    ),
  );
  useEffect(() => {
    const presence = begin(reviewId);
    kept.current = presence;
    const seen = (): void => {
      if (document.visibilityState === 'visible') presence.sayNow();
    };
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', presence.leaveNow);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', presence.leaveNow);
      presence.end();
    };
  }, [reviewId]);
  useEffect(() => kept.current?.moveTo(field), [field]);
  return data?.people.filter(({ isHere }) => !isHere) ?? NOBODY;
}

const NOBODY: readonly Present[] = [];
