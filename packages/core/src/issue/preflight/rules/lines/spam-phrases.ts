import type { PreflightRule } from '../../preflight-rule.ts';

/** Signs of spam, each with a pattern that finds it. */
const MARKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a false reply prefix', /^\s*(?:re|fwd?|aw|wg)\s*:/iu],
  ['several exclamation or question marks', /[!?]{2,}/u],
  ['several currency signs', /\p{Sc}{2,}/u],
  ['only capitals', /^(?=(?:[^\p{L}]*\p{Lu}){8})[^\p{Ll}]+$/u],
];

const PHRASES = [
  '100% free',
  'act now',
  'as seen on',
  'buy now',
  'call now',
  'cash bonus',
  'click here',
  'congratulations',
  'dear friend',
  'double your',
  'earn money',
  'extra income',
  'for free',
  'get paid',
  'guaranteed',
  'limited time',
  'make money',
  'money back',
  'no obligation',
  'once in a lifetime',
  'order now',
  'risk free',
  'risk-free',
  'special offer',
  'this is not spam',
  'urgent',
  'winner',
  'you have been selected',
] as const;

const PHRASE = new RegExp(`(?<!\\p{L})(?:${PHRASES.join('|')})(?!\\p{L})`, 'iu');

export const spamPhrases: PreflightRule = {
  name: 'spam-phrases',
  severity: 'warns',
  overridable: true,
  explanation:
    'Filters and readers judge a mail by its subject and preheader; signs of spam there cost trust.',
  fix: 'Say it in plain words: galley issue set N --subject SUBJECT --preheader TEXT.',
  check: ({ subject, renditions }) =>
    [...new Set([subject, ...renditions.map(({ preheader }) => preheader)])].flatMap((line) => {
      const phrase = PHRASE.exec(line)?.[0];
      const marks = MARKS.filter(([, pattern]) => pattern.test(line)).map(([what]) => what);
      const found = phrase === undefined ? marks : [`the phrase "${phrase}"`, ...marks];
      return found.length === 0 ? [] : [`"${line}" has ${found.join(' and ')}.`];
    }),
};
