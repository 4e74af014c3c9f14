import type { PreflightRule } from '../../preflight-rule.ts';
import { proseOf } from './prose-of.ts';

const BLANK =
  /\{\{[^{}]{1,40}\}\}|\*\|[\w:]{2,40}\|\*|%%[\w ]{2,40}%%|(?<!\w)\[(?:first name|your name|name|tbd)\]|\blorem ipsum\b/iu;
const NOTE = /\b(?:TODO|FIXME|TKTK)\b/u;

export const dummyText: PreflightRule = {
  name: 'dummy-text',
  severity: 'warns',
  overridable: true,
  explanation:
    'Galley fills in nothing inside a review, so readers would see this placeholder as it is.',
  fix: 'If it is not intended, edit the review: galley review edit ID.',
  check: ({ reviews }) =>
    reviews.flatMap(({ review }) =>
      [review.title, ...proseOf(review)].flatMap((text) => {
        const found = (BLANK.exec(text) ?? NOTE.exec(text))?.[0];
        return found === undefined ? [] : [`"${review.title}" contains "${found}".`];
      }),
    ),
};
