import { proposeSubject } from '@galley/core/issue';
import type { Review } from '@galley/core/review';

/**
 * True if an issue has its subject from its lead review, perhaps shortened: its pages then show the
 * review's title instead, and show it once.
 */
export const isNamedAfter = <Lead extends Pick<Review, 'title'>>(
  subject: string,
  lead: Lead | undefined,
): lead is Lead => lead !== undefined && subject === proposeSubject([lead]);
