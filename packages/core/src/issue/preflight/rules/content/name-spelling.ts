import type { Review } from '../../../../review/review.ts';
import type { PreflightRule } from '../../preflight-rule.ts';
import { isNearlySpelled } from './nearly-spelled.ts';
import { proseOf } from '../../../../review/review-texts.ts';

export const nameSpelling: PreflightRule = {
  name: 'name-spelling',
  severity: 'warns',
  overridable: true,
  explanation: 'If the title and the text spell a name differently, one of them is wrong.',
  fix: {
    issue: 'Correct the wrong one: galley review edit ID.',
    files: 'Correct the wrong one in FILE.',
  },
  blames: { kind: 'review', field: 'title' },
  check: ({ reviews }) =>
    reviews.flatMap((about) => differences(about.review).map((message) => ({ message, about }))),
};

function differences(review: Review): readonly string[] {
  const prose = proseOf(review).join('\n');
  const names = countNames(prose);
  // A word that the text also has in lower case is not a name.
  const words = new Set(prose.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu));
  return [...countNames(review.title).keys(), ...joinedNames(review.title)]
    .filter((name) => !names.has(name))
    .flatMap((name) =>
      [...names]
        .filter(([other]) => isNearlySpelled(name, other) && !words.has(other.toLowerCase()))
        .map(
          ([other, count]) =>
            `The title of "${review.title}" has "${name}", its text "${other}"${count > 1 ? ` (${count} times)` : ''}.`,
        ),
    );
}

/** Words that begin with a capital, without possessives, and how often each occurs. */
function countNames(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]{2,}/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Two words of a title as one, as a text may write them: "Chat GPT", "ChatGPT". */
const joinedNames = (title: string): readonly string[] =>
  Array.from(
    title.matchAll(/(?<![\p{L}\p{N}])(?=(\p{Lu}[\p{L}\p{N}]+)[ -](\p{Lu}[\p{L}\p{N}]*))/gu),
    ([, one = '', other = '']) => `${one} ${other}`,
  );
