import type { ProofRef } from '@galley/contract/proof';
import { issueName } from '@galley/core/issue/name';

/** The path where the pages of proofs begin. */
export const BASE = '/proof';

/** What a page of a proof shows, according to its URL. */
export interface Shown {
  readonly ref: ProofRef;
  /** Null for the first rendition. */
  readonly rendition: string | null;
  /** The address of the reader whose mail is shown; null for the sample reader. */
  readonly reader: string | null;
}

/** Builds the path of a page: `/proof/3`, `/proof/next/frame/dark`; the query has other choices. */
export function pathOf(
  shown: Shown,
  rest = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...(shown.ref.newsletter !== null && { newsletter: shown.ref.newsletter }),
    ...(shown.rendition !== null && { rendition: shown.rendition }),
    ...(shown.reader !== null && { reader: shown.reader }),
    ...more,
  }).toString();
  const issue = shown.ref.issue === 'next' ? 'next' : issueName(shown.ref.issue);
  return `${BASE}/${issue}${rest}${query === '' ? '' : `?${query}`}`;
}
