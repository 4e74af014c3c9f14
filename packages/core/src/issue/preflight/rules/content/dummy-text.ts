import type { Found, PreflightRule } from '../../preflight-rule.ts';
import { BLAMES_NOTE, REWRITE_NOTE, textsByField } from './prose-of.ts';

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
  check: ({ reviews, note }) => [
    ...(note === null ? [] : filler(note, "The editor's note")).map((message) => ({
      message,
      fix: REWRITE_NOTE,
      blames: BLAMES_NOTE,
    })),
    ...reviews.flatMap((about) =>
      textsByField(about.review).flatMap(({ field, text }) =>
        filler(text, `"${about.review.title}"`).map((message): Found => ({
          message,
          about,
          blames: { kind: 'review', field },
        })),
      ),
    ),
  ],
};

function filler(text: string, where: string): readonly string[] {
  const found = (FILLER.exec(text) ?? NOTE.exec(text))?.[0];
  return found === undefined ? [] : [`${where} contains "${found}".`];
}
