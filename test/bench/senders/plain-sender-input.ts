import type { Rendition } from '@galley/core/issue';

/** What the loops that keep no records are given. */
export interface PlainSenderInput {
  readonly url: string;
  readonly readers: number;
  readonly rendition: Rendition;
  /** Sets the keys of one run apart from those of another. */
  readonly run: string;
}
