import { stampedBytes } from '../../../stamped-bytes.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

/** Gmail shows about 102 KB of a mail's HTML and clips the rest, including the footer. */
export const CLIP_BUDGET = 102_400;

export const overClip: PreflightRule = {
  name: 'over-clip',
  severity: 'stops',
  overridable: true,
  explanation:
    "Gmail clips a mail's HTML near 102 KB, so readers would see neither the end of the last review nor the unsubscribe link.",
  fix: {
    issue: 'Remove a review, lower the maximum, or shorten the longest review.',
    files: 'Remove a review, or shorten the longest.',
  },
  blames: { kind: 'issue', field: 'reviews' },
  check: ({ renditions }) =>
    renditions.flatMap(({ html }) => {
      const bytes = stampedBytes(html);
      if (bytes <= CLIP_BUDGET) return [];
      return [
        `The HTML takes ${bytes} bytes, ${bytes - CLIP_BUDGET} over the ${CLIP_BUDGET} that fit.`,
      ];
    }),
};
