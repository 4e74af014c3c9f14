import { issueName } from '@galley/core/issue/name';
import type { ProofView } from '@galley/wording/desk';

/** In the order of their keys, `1` to `8`. */
export const VIEWS: readonly ProofView[] = [
  'desktop',
  'phone',
  'dark',
  'forced-dark',
  'images-off',
  'text',
  'source',
  'changes',
];

/** What stands beside a view where there is room. */
export const besideOf = (view: ProofView): ProofView => (view === 'desktop' ? 'phone' : 'desktop');

/** Which mail the frames show. */
export interface ShownMail {
  readonly slug: string;
  /** Null for what compiling now would make. */
  readonly number: number | null;
  readonly hash: string;
  readonly rendition: string | null;
  /** The id of a subscriber; null for the sample reader. */
  readonly reader: string | null;
}

/** The address of a framed page; it names the bytes, and no others are shown there. */
export function frameAddress(mail: ShownMail, view: ProofView): string {
  const issue = mail.number === null ? 'next' : `issues/${issueName(mail.number)}`;
  const query = new URLSearchParams({ hash: mail.hash });
  if (mail.rendition !== null) query.set('rendition', mail.rendition);
  if (mail.reader !== null) query.set('reader', mail.reader);
  return `/api/v1/newsletters/${encodeURIComponent(mail.slug)}/${issue}/proof/${view}?${query.toString()}`;
}
