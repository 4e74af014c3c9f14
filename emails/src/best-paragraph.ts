import type { Review } from '@galley/core/review';

/** The one paragraph that represents a review: its first. Null for a bare title. */
export const bestParagraph = ({ summary, whyItMatters, keyFindings }: Review): string | null =>
  summary[0] ?? whyItMatters[0] ?? keyFindings[0]?.text ?? null;
