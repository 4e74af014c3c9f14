import type { Account } from '@galley/contract/editor';
import type { ListedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import type { QueryClient } from '@tanstack/react-query';
import { callOnce } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { createSaver, openDraftPlace, type SaveAnswer, type Stored } from '../save/index.ts';
import { createWriting, type Writing } from './writing.ts';

/** The newest text of a review: what its issue doesn't hold yet, or else what stands. */
export const newestText = ({ pending, review }: ListedReview): Review => pending ?? review;

export const storedOf = (review: ListedReview): Stored => ({
  version: review.version,
  fields: { ...newestText(review) },
});

/** As `useReading` names what it keeps. */
export const reviewKey = (id: string) => ['GET /reviews/{id}', { id }, null] as const;

const ACCOUNT_KEY = ['GET /account', null, null];
const open = new Map<string, Writing>();
/** The longest body that a browser still sends while a page closes. */
const LAST_BYTES = 60_000;
/** Refusals that no other text could avoid. */
const STOPS = new Set(['review-state', 'no-review', 'not-allowed', 'restricted', 'wrong-state']);

/**
 * Opens a review for writing by somebody. One with unsaved text from before, for example because
 * its writer was signed out, is opened as it was left.
 */
export function openWriting(client: QueryClient, person: string, review: ListedReview): Writing {
  const key = `${person} ${review.id}`;
  const there = open.get(key);
  if (there !== undefined) return there;
  const made = makeWriting(client, person, review);
  open.set(key, made);
  return made;
}

/** Nobody looks at it any more. It stays open until all is saved. */
export function leaveWriting(person: string, id: string, writing: Writing): void {
  const key = `${person} ${id}`;
  writing.saver.leave(() => {
    if (open.get(key) === writing) open.delete(key);
  });
}

function makeWriting(client: QueryClient, person: string, review: ListedReview): Writing {
  const { id } = review;
  const params = { id };
  const keep = (read: ListedReview & { readonly recompiled?: unknown }): Stored => {
    const { recompiled: _, ...listed } = read;
    // What was heard meanwhile may be newer than the answer to a save.
    client.setQueryData<ListedReview>(reviewKey(id), (known) =>
      known !== undefined && known.version > listed.version ? known : listed,
    );
    return storedOf(listed);
  };
  const place = openDraftPlace(person, id);
  return createWriting(newestText(review), (show) =>
    createSaver(
      {
        place,
        show,
        async save({ version, sent, again }, isLast) {
          // Somebody else has signed in here meanwhile; it is not theirs to save.
          const account = client.getQueryData<Account>(ACCOUNT_KEY);
          if (account !== undefined && account.id !== person) return { kind: 'signed-out' };
          const body = { version, review: sent as Partial<Review>, ...(again && { again }) };
          const keepalive = isLast && JSON.stringify(body).length < LAST_BYTES;
          try {
            const answer = await callOnce('PATCH /reviews/{id}', { params, body, keepalive });
            return { kind: 'saved', stored: keep(answer) };
          } catch (error) {
            return explainFailure(error);
          }
        },
        read: () => callOnce('GET /reviews/{id}', { params }).then(keep, () => null),
        async endSitting(version) {
          // The next edit would begin a row of its own anyway after a while.
          await callOnce('POST /reviews/{id}/versions', { params, body: { version } })
            .then(() => client.invalidateQueries({ queryKey: ['GET /reviews/{id}/history'] }))
            .catch(() => null);
        },
      },
      storedOf(review),
      Date.parse(review.updatedAt),
    ),
  );
}

function explainFailure(error: unknown): SaveAnswer {
  if (!(error instanceof Problem)) return { kind: 'lost' };
  const { status, code } = error;
  if (status === 401) return { kind: 'signed-out' };
  if (code === 'conflict') return { kind: 'overtaken' };
  const isOurs = status === 0 || status >= 500 || status === 429 || code === 'broken';
  if (isOurs) return { kind: 'lost' };
  return { kind: 'refused', code, error, stops: STOPS.has(code) };
}
