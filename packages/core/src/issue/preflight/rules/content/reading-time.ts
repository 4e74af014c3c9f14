import type { PreflightRule } from '../../preflight-rule.ts';

// Brysbaert (2019), "How many words do we read per minute?": 238 of non-fiction in English.
const WORDS_PER_MINUTE = 238;

export const readingTime: PreflightRule = {
  name: 'reading-time',
  severity: 'informs',
  overridable: true,
  explanation: 'How long it takes to read the whole issue.',
  fix: 'Nothing to do.',
  ofWhole: true,
  check: ({ renditions, newsletter: { language } }) =>
    renditions.map(({ text }) => {
      const words = countWords(text, language);
      const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
      return `The issue has ${words} words: ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to read.`;
    }),
};

function countWords(text: string, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) words += 1;
  return words;
}
