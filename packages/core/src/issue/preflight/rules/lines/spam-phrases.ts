import type { PreflightRule } from '../../preflight-rule.ts';
import { findSpamPhrases } from './find-spam-phrases.ts';
import { linesOf } from './lines-of.ts';

/** Signs of spam, each with a pattern that finds it. */
const MARKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a false reply prefix', /^\s*(?:re|fwd?|aw|wg|rv|رد|إعادة توجيه)\s*:/iu],
  ['several exclamation or question marks', /[!?\u061F]{2,}/u],
  ['several currency signs', /\p{Sc}{2,}/u],
  ['only capitals', /^(?=(?:[^\p{L}]*\p{Lu}){8})[^\p{Ll}]+$/u],
];

export const spamPhrases: PreflightRule = {
  name: 'spam-phrases',
  severity: 'warns',
  overridable: true,
  explanation:
    'Filters score what spam says in subject and preheader (SpamAssassin 1 to 3 of the 5 points that make spam), and readers distrust it.',
  fix: {
    issue: 'Say it in plain words: galley issue set N --subject SUBJECT --preheader TEXT.',
    files: 'Say it in plain words in FILE: its title is the subject, its summary the preheader.',
  },
  check: (issue) =>
    linesOf(issue).flatMap(({ line, blames }) => {
      const phrases = findSpamPhrases(line).map((phrase) => `the phrase "${phrase}"`);
      const marks = MARKS.filter(([, pattern]) => pattern.test(line)).map(([what]) => what);
      const found = [...phrases, ...marks];
      return found.length === 0
        ? []
        : [{ message: `"${line}" has ${found.join(' and ')}.`, blames }];
    }),
};
