import type { Review } from '../../../../review/review.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

const NEGATIVE =
  /\b(?:inaccura\w+|incorrect\w*|wrong\w*|false\w*|mislead\w+|misled|mistak\w+|error\w*|flaw\w*|fail\w*|weak\w*|poor\w*|shallow\w*|unsupported|unsourced|unverified|unproven|contradict\w+|fabricat\w+|exaggerat\w+|biased?|one-sided|outdated|missing|lacks?|lacking|ignor\w+|omit\w*|omission\w*|confus\w+|disappoint\w+|harm\w*|loss\w*|lost|decline\w*|worse\w*|worst|never|no evidence)\b/iu;
const POSITIVE =
  /\b(?:accurate\w*|excellent\w*|strong\w*|thorough\w*|rigorous\w*|insight\w*|clear\w*|careful\w*|convincing\w*|compelling\w*|original\w*|well-\w+|best|better|great\w*|success\w*|succeed\w*|improv\w+|gain\w*|grew|growth|win\w*|won|benefit\w*|reliable\w*|confirm\w+|proven|solid\w*|impress\w+)\b/iu;

const FEWEST = 3;
const HIGH = 0.9;
const LOW = 0.4;

export const ratingAgainstFindings: PreflightRule = {
  name: 'rating-against-findings',
  severity: 'warns',
  overridable: true,
  explanation:
    'A rating that contradicts every finding is often a slip. Galley judges findings by their words, in English only.',
  fix: {
    issue: 'Check the stars and the findings: galley review edit ID.',
    files: 'Check the stars and the findings in FILE.',
  },
  blames: { kind: 'review', field: 'rating' },
  check: ({ reviews, newsletter: { language } }) =>
    /^en\b/i.test(language)
      ? reviews.flatMap((about) =>
          contradiction(about.review).map((message) => ({ message, about })),
        )
      : [],
};

function contradiction({ title, rating, keyFindings }: Review): readonly string[] {
  if (rating === null || keyFindings.length < FEWEST) return [];
  const moods = keyFindings.map(({ label, text }) => moodOf(`${label ?? ''} ${text}`));
  const stars = `${rating.value} of ${rating.max}`;
  const part = rating.value / rating.max;
  if (part >= HIGH && moods.every((mood) => mood === 'negative')) {
    return [`Every finding of "${title}" is negative, but its rating is ${stars}.`];
  }
  if (part <= LOW && moods.every((mood) => mood === 'positive')) {
    return [`Every finding of "${title}" is positive, but its rating is ${stars}.`];
  }
  return [];
}

function moodOf(text: string): 'negative' | 'positive' | 'mixed' {
  const negative = NEGATIVE.test(text);
  if (negative === POSITIVE.test(text)) return 'mixed';
  return negative ? 'negative' : 'positive';
}
