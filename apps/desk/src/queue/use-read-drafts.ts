import type { AlreadyQueued } from '@galley/contract/review';
import type { InputProblem } from '@galley/core/input';
import type { Review } from '@galley/core/review';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callOnce } from '../api/call.ts';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import type { Draft } from './drafts.ts';

/** What became of a draft's text. `there` is the review of the same article; undefined until known. */
export type ReadDraft =
  | { readonly kind: 'invalid'; readonly text: string; readonly problems: readonly InputProblem[] }
  | {
      readonly kind: 'ok';
      readonly text: string;
      readonly review: Review;
      readonly there: AlreadyQueued | null | undefined;
    };

const PAUSE_MS = 120;

/** Reads drafts whenever their text pauses, and asks at once whether their articles are here already. */
export function useReadDrafts(drafts: readonly Draft[], { slug, language }: OwnNewsletter) {
  const known = useRef(new Map<string, ReadDraft>());
  const [read, setRead] = useState<ReadonlyMap<string, ReadDraft>>(new Map());
  const keep = useCallback((key: string, its: ReadDraft): void => {
    known.current.set(key, its);
    setRead(new Map(known.current));
  }, []);
  useEffect(() => {
    let isOver = false;
    const readAll = async (): Promise<void> => {
      const { readDraft } = await import('./read-draft.ts');
      for (const draft of drafts) {
        const { key, text, broken } = draft;
        if (isOver) return;
        const before = known.current.get(key);
        const isKnown = before?.text === text;
        if (isKnown || broken !== undefined || text.trim() === '') continue;
        const parsed = readDraft(draft, language);
        if (parsed.kind === 'invalid') {
          keep(key, { ...parsed, text });
          continue;
        }
        // The same article needs no other call, however much is typed below its head.
        const { there } = before?.kind === 'ok' ? before : { there: undefined };
        const isAsked = there !== undefined && before?.kind === 'ok';
        if (isAsked && isSameArticle(before.review, parsed.review)) {
          keep(key, { ...parsed, text, there });
          continue;
        }
        keep(key, { ...parsed, text, there: undefined });
        void findArticle(slug, parsed.review).then((there) => {
          const now = known.current.get(key);
          if (now?.kind === 'ok' && now.text === text) keep(key, { ...now, there });
        });
      }
    };
    const timer = setTimeout(() => void readAll(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [drafts, slug, language, keep]);
  return {
    /** Undefined for an empty draft, and until it has been read for the first time. */
    readOf: ({ key, text, broken }: Draft): ReadDraft | undefined => {
      if (broken !== undefined) return { kind: 'invalid', text, problems: broken };
      return text.trim() === '' ? undefined : read.get(key);
    },
    /** Keeps what the server said when it refused a review. */
    note: (key: string, there: AlreadyQueued): void => {
      const now = known.current.get(key);
      if (now?.kind === 'ok') keep(key, { ...now, there });
    },
  };
}

const isSameArticle = (one: Review, other: Review): boolean =>
  one.title === other.title && one.outlet === other.outlet && one.url === other.url;

/** Undefined if the server could not say; queueing asks again. */
const findArticle = (
  slug: string,
  { title, outlet, url }: Review,
): Promise<AlreadyQueued | null | undefined> =>
  callOnce('POST /newsletters/{slug}/articles/find', {
    params: { slug },
    body: { title, outlet, url },
  }).then(
    ({ there }) => there,
    () => undefined,
  );
