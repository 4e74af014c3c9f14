import type { ArticleLookUp } from '@galley/contract/collect';
import { useEffect, useState } from 'react';
import { callOnce } from '../api/call.ts';

export type Found = Extract<ArticleLookUp, { readonly state: 'read' }>;

export type LookUp =
  | { readonly kind: 'none' }
  /** `host` is known once it has not answered for two seconds. */
  | { readonly kind: 'waiting'; readonly host: string | null }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'found'; readonly url: string; readonly found: Found };

/** Asks what the page at an address says, and goes on asking as long as it is on its way. */
export function useLookUp(slug: string, url: string | null): LookUp {
  const [known, setKnown] = useState<{ readonly of: string; readonly is: LookUp } | null>(null);
  const of = `${slug} ${url ?? ''}`;
  useEffect(() => {
    if (url === null) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    const ask = async (): Promise<void> => {
      while (!signal.aborted) {
        const answer = await callOnce('POST /newsletters/{slug}/articles/look-up', {
          params: { slug },
          body: { url },
          signal,
        });
        if (answer.state === 'read') {
          return setKnown({ of, is: { kind: 'found', url, found: answer } });
        }
        setKnown({ of, is: { kind: 'waiting', host: answer.host } });
      }
    };
    ask().catch((error: unknown) => {
      if (!signal.aborted) setKnown({ of, is: { kind: 'failed', error } });
    });
    return () => ending.abort();
  }, [slug, url, of]);
  if (url === null) return { kind: 'none' };
  return known?.of === of ? known.is : { kind: 'waiting', host: null };
}
