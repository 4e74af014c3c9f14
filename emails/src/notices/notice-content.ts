import type { ColophonLink } from '../links.ts';

/** A notice's content before it becomes HTML and plain text, which say the same. */
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
  | { readonly type: 'quote'; readonly label: string; readonly texts: readonly string[] }
  /** The mail's purpose: one button. */
  | { readonly type: 'action'; readonly label: string; readonly url: string }
  /** A command to type. */
  | { readonly type: 'command'; readonly text: string };

export interface Point {
  readonly label: string;
  readonly text: string;
}

export const paragraph = (text: string): NoticeBlock => ({ type: 'paragraph', text });

/** A button, if there is a page to open. */
export const actionTo = (label: string, url: string | null): readonly NoticeBlock[] =>
  url === null ? [] : [{ type: 'action', label, url }];
