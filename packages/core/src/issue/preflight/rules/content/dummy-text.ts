import type { PreflightRule } from '../../preflight-rule.ts';
import { proseOf } from './prose-of.ts';

const FILLER = /(?<!\w)\[tbd\]|\blorem ipsum\b/iu;
const NOTE = /\b(?:TODO|FIXME|TKTK)\b/u;

export const dummyText: PreflightRule = {
  name: 'dummy-text',
  severity: 'warns',
  overridable: true,
  explanation:
    'A note to oneself or a filler text is often left over; readers would see it as it is.',
  fix: {
    issue: 'If it is not intended, edit the review: galley review edit ID.',
    files: 'If it is not intended, edit FILE.',
  },
  check: ({ reviews }) =>
    reviews.flatMap((about) =>
      [about.review.title, ...proseOf(about.review)].flatMap((text) => {
        const found = (FILLER.exec(text) ?? NOTE.exec(text))?.[0];
        return found === undefined
          ? []
          : [{ message: `"${about.review.title}" contains "${found}".`, about }];
      }),
    ),
};
