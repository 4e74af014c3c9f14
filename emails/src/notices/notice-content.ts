import type { ColophonLink } from '../text/compose-colophon-text.ts';

/** What a notice says, before it is set as HTML and as plain text: both say the same. */
export interface NoticeContent {
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly blocks: readonly NoticeBlock[];
  /** Why this mail came. */
  readonly why: string;
  readonly links: readonly ColophonLink[];
}

export type NoticeBlock =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'points'; readonly points: readonly Point[] }
  /** Words of a review, under a label. */
  | { readonly type: 'quote'; readonly label: string; readonly text: string }
  /** What the mail is for: one button. */
  | { readonly type: 'action'; readonly label: string; readonly url: string }
  /** Something to type. */
  | { readonly type: 'command'; readonly text: string };

export interface Point {
  readonly label: string;
  readonly text: string;
}

export const paragraph = (text: string): NoticeBlock => ({ type: 'paragraph', text });

/** A button, where there is a page to open. */
export const actionTo = (label: string, url: string | null): readonly NoticeBlock[] =>
  url === null ? [] : [{ type: 'action', label, url }];
