import type { Rendition } from '@galley/core/issue';

/** The input of the loops that keep no records. */
export interface PlainSenderInput {
  readonly url: string;
  readonly readers: number;
  readonly rendition: Rendition;
  /** Distinguishes the keys of one run from those of another. */
  readonly run: string;
}
