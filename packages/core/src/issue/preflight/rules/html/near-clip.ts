import { FIT_BUDGET } from '../../../fit-issue.ts';
import { stampedBytes } from '../../../stamped-bytes.ts';
import { CLIP_BUDGET } from './over-clip.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const nearClip: PreflightRule = {
  name: 'near-clip',
  severity: 'informs',
  overridable: true,
  explanation: 'Mail servers and list software may add a little to a mail on its way.',
  fix: 'Nothing to do; a shorter review leaves more room.',
  blames: { kind: 'issue', field: 'reviews' },
  check: ({ renditions }) =>
    renditions.flatMap(({ html }) => {
      const bytes = stampedBytes(html);
      if (bytes <= FIT_BUDGET || bytes > CLIP_BUDGET) return [];
      return [`The HTML takes ${bytes} of the ${CLIP_BUDGET} bytes that Gmail shows.`];
    }),
};
