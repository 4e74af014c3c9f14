import type { Found, PreflightRule } from '../../preflight-rule.ts';
import { linesOf } from './lines-of.ts';
import { namesReview } from './names-review.ts';

export const absentReview: PreflightRule = {
  name: 'absent-review',
  severity: 'warns',
  overridable: true,
  explanation:
    'Readers who have chosen some of the reviews would look in their mail for one that is not there. Proposed lines name what each mail holds; lines that a person sets are the same in all of them.',
  fix: {
    issue:
      'Set a line that fits every mail, or let Galley propose one for each (galley issue set N --subject SUBJECT).',
    files: null,
  },
  check: ({ subject, renditions, parts, reviews }) =>
    renditions.flatMap((rendition): readonly Found[] => {
      const held = parts?.get(rendition.key)?.refs;
      if (held === undefined) return [];
      const present = reviews.filter(({ ref }) => held.includes(ref)).map(({ review }) => review);
      const absent = reviews.filter(({ ref }) => !held.includes(ref));
      return linesOf({ subject, renditions: [rendition] }).flatMap(({ line, blames }) =>
        absent
          .filter(({ review }) => namesReview(line, review, present))
          .map(({ review }) => {
            const which =
              blames.kind === 'issue' && blames.field === 'subject' ? 'subject' : 'preheader';
            return {
              message: `The ${which} names "${review.title}", which this mail lacks.`,
              blames,
            };
          }),
      );
    }),
};
