import type { Extent } from './extent.ts';

/**
 * The most an issue's HTML may take, in UTF-8 bytes with placeholders filled in. Gmail shows the
 * first 102 KB of a mail's HTML and hides the rest, with the unsubscribe link, behind a link
 * (Google publishes no figure; senders have measured 102 to 105). 100,000 leaves room for what mail
 * programs and forwarding add.
 */
export const FIT_BUDGET = 100_000;

/** The bytes that one review takes at each extent. */
export type ReviewSizes = Readonly<Record<Extent, number>>;

/** What each part of an issue's HTML takes. */
export interface IssueSizes {
  /** Everything but the reviews themselves: masthead, contents, colophon, style. */
  readonly fixed: number;
  /** In the order of the issue; the first one leads. */
  readonly reviews: readonly ReviewSizes[];
}

export interface FitIssue {
  readonly extents: readonly Extent[];
  readonly bytes: number;
  /** False when even the smallest form exceeds the budget. */
  readonly fits: boolean;
}

/**
 * How much of each review an issue can show within a budget. While it is over, reviews shrink one
 * by one, the last first: all but the lead to summary and findings, then all but the lead to the
 * headline, and only then the lead. A review that would not get smaller is left as it is.
 *
 * The same sizes give the same answer; a larger budget never shows less of any review.
 */
export function fitIssue({ fixed, reviews }: IssueSizes, budget: number): FitIssue {
  const extents = reviews.map((): Extent => 'full');
  let bytes = fixed + reviews.reduce((sum, sizes) => sum + sizes.full, 0);
  for (const { at, to } of shrinkingOrder(reviews.length)) {
    if (bytes <= budget) break;
    const sizes = reviews[at];
    const saved = sizes === undefined ? 0 : sizes[extents[at] ?? 'full'] - sizes[to];
    if (saved <= 0) continue;
    extents[at] = to;
    bytes -= saved;
  }
  return { extents, bytes, fits: bytes <= budget };
}

function shrinkingOrder(count: number): readonly { readonly at: number; readonly to: Extent }[] {
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => count - 1 - index);
  const pass = (at: readonly number[], to: Extent) => at.map((one) => ({ at: one, to }));
  return [
    ...pass(others, 'summary'),
    ...pass(others, 'headline'),
    ...pass([0], 'summary'),
    ...pass([0], 'headline'),
  ];
}
