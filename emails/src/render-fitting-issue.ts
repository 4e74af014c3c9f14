import {
  FIT_BUDGET,
  fitIssue,
  stampedBytes,
  type Extent,
  type Rendition,
} from '@galley/core/issue';
import { measureReviews } from './measure-reviews.ts';
import type { IssueProps } from './props.ts';
import { renderIssue } from './render-issue.ts';

export interface FittingIssue {
  readonly rendition: Rendition;
  /** How much of each review it shows, in the order of the issue. */
  readonly extents: readonly Extent[];
}

/**
 * Renders an issue in full if its HTML fits the budget, and otherwise shortens its reviews as core
 * decides. An issue that exceeds the budget even as headlines is returned as it is.
 */
export async function renderFittingIssue(
  props: IssueProps,
  budget: number = FIT_BUDGET,
): Promise<FittingIssue> {
  const whole = await renderIssue(props);
  const wholeBytes = stampedBytes(whole.html);
  if (wholeBytes <= budget) return { rendition: whole, extents: props.reviews.map(() => 'full') };
  const reviews = measureReviews(props);
  const fixed = wholeBytes - reviews.reduce((sum, { full }) => sum + full, 0);
  // What separates reviews may depend on them, so the actual size decides.
  for (let goal = budget; ;) {
    const { extents, fits } = fitIssue({ fixed, reviews }, goal);
    const rendition = await renderIssue({
      ...props,
      reviews: props.reviews.map((each, at) => ({ ...each, extent: extents[at] })),
    });
    const over = stampedBytes(rendition.html) - budget;
    if (over <= 0 || !fits) return { rendition, extents };
    goal -= over;
  }
}
