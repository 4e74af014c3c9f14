import type { Queue } from '@galley/contract/review';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { callOnce } from '../api/call.ts';
import { isProblem } from '../api/problem.ts';
import { useReading } from '../api/use-api.ts';
import { createArranger, foresee, type Arranger, type Sent } from './arranger.ts';
import type { Change } from './change.ts';

/** A change was not made: why, and what tries it again. The error is null if others were faster. */
type Fail = (change: Change, error: unknown, retry: () => void) => void;

interface Kept {
  readonly arranger: Arranger;
  /** Calls for changes that fail; returns what ends that. */
  readonly onFail: (fail: Fail) => () => void;
}

/** They outlive the page: what is on its way arrives even if somebody goes elsewhere. */
const kept = new WeakMap<QueryClient, Map<string, Kept>>();

/** A newsletter's queue as its reader has arranged it, and what arranges it. */
export function useArranging(slug: string, fail: Fail) {
  const client = useQueryClient();
  const reading = useReading('GET /newsletters/{slug}/queue', { params: { slug } });
  const its = useMemo(() => keep(client, slug), [client, slug]);
  const current = useRef(fail);
  useEffect(() => {
    current.current = fail;
  });
  useEffect(() => its.onFail((...failed) => current.current(...failed)), [its]);
  const waiting = useSyncExternalStore(its.arranger.watch, its.arranger.waiting);
  const queue = useMemo(
    () => (reading.data === undefined ? undefined : foresee(reading.data, waiting)),
    [reading.data, waiting],
  );
  return { reading, queue, isSaving: waiting.length > 0, change: its.arranger.change };
}

function keep(client: QueryClient, slug: string): Kept {
  const all = kept.get(client) ?? new Map<string, Kept>();
  kept.set(client, all);
  const known = all.get(slug);
  if (known !== undefined) return known;
  const queryKey = ['GET /newsletters/{slug}/queue', { slug }, null];
  const reread = (): Promise<unknown> =>
    client.fetchQuery({
      queryKey,
      queryFn: () => callOnce('GET /newsletters/{slug}/queue', { params: { slug } }),
      staleTime: 0,
    });
  const fails = new Set<Fail>();
  // What failed while nobody looked is said to the next who does.
  let unsaid: Parameters<Fail>[] = [];
  const created: Kept = {
    onFail(fail) {
      fails.add(fail);
      for (const failed of unsaid) fail(...failed);
      unsaid = [];
      return () => {
        fails.delete(fail);
      };
    },
    arranger: createArranger({
      read: () => client.getQueryData<Queue>(queryKey),
      send: async (change, queue) => {
        // An answer from before the change would undo it on screen.
        await client.cancelQueries({ queryKey });
        const sent = await sendSafely(change, queue, (answer) =>
          client.setQueryData(queryKey, answer),
        );
        // Without a network a reading would wait for it, and so would the word that this failed.
        const isCut = sent.kind === 'failed' && isProblem(sent.error, 'unreachable');
        const isKnown = sent.kind === 'done' && change.kind === 'move';
        if (!isCut && !isKnown) await reread().catch(() => undefined);
        void client.invalidateQueries({ queryKey: ['GET /today'] });
        void client.invalidateQueries({ queryKey: ['GET /newsletters/{slug}/reviews'] });
        void client.invalidateQueries({ queryKey: ['GET /reviews/{id}', { id: change.id }] });
        return sent;
      },
      reread: () => reread().catch(() => undefined),
      fail(change, error) {
        const failed: Parameters<Fail> = [change, error, () => created.arranger.change(change)];
        if (fails.size === 0) unsaid.push(failed);
        for (const fail of fails) fail(...failed);
      },
    }),
  };
  all.set(slug, created);
  return created;
}

async function sendSafely(
  change: Change,
  queue: Queue,
  keepQueue: (queue: Queue) => void,
): Promise<Sent> {
  try {
    await send(change, queue, keepQueue);
    return { kind: 'done' };
  } catch (error) {
    if (isProblem(error, 'queue-moved')) return { kind: 'moved' };
    const isOvertaken = isProblem(error, 'no-review', 'review-state');
    return { kind: 'failed', error: isOvertaken ? null : error };
  }
}

async function send(
  change: Change,
  queue: Queue,
  keepQueue: (queue: Queue) => void,
): Promise<unknown> {
  const params = { id: change.id };
  switch (change.kind) {
    case 'move': {
      const { after, before } = change;
      const body = { after, before, queue: queue.version };
      return keepQueue(await callOnce('POST /reviews/{id}/move-between', { params, body }));
    }
    case 'pin':
      return callOnce('POST /reviews/{id}/pin', { params, body: { pinned: change.pinned } });
    case 'hold':
      return callOnce('POST /reviews/{id}/hold', { params, body: {} });
    case 'release': {
      const body = change.undo ? { undo: true } : {};
      return callOnce('POST /reviews/{id}/release', { params, body });
    }
    case 'remove':
      return callOnce('DELETE /reviews/{id}', { params });
    case 'bring-back':
      return callOnce('POST /reviews/{id}/bring-back', { params, body: { held: change.held } });
  }
}
