import type { Review } from '@galley/core/review';
import type { ReviewRow } from '@galley/db';

/** A review's newest text, which its issue may not hold yet. `version` counts this text. */
export const newestText = ({
  pending,
  document,
}: Pick<ReviewRow, 'pending' | 'document'>): Review => pending ?? document;
