import type { Review } from '@galley/core/review';

const FINDINGS = 12;
const SECTIONS = 12;

// Words in an order that no compression foresees, and the same in each run.
const WORDS =
  'orbit signal paper model crowd ledger harbour winter copper archive budget satellite reader court engine glacier kernel market nurse oxygen pocket quarry river sensor theatre union valley window yield zebra'.split(
    ' ',
  );

/** A long review: twelve findings and twelve sections, 14 KB of text. */
export function longReview(number: number): Review {
  let seed = number + 1;
  const word = (): string => {
    // The constants of `minstd`, Park and Miller's generator.
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? '';
  };
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const paragraph = (count: number) => ({ type: 'paragraph', text: words(count) }) as const;
  const month = String((number % 12) + 1).padStart(2, '0');
  return {
    title: `Article ${number} about ${words(4)}`,
    rating: { value: (number % 9) / 2 + 0.5, max: 5 },
    outlet: `Outlet ${number % 40}`,
    publishedOn: `2026-${month}-01`,
    authors: [`Author ${number % 300}`, `Author ${(number * 7) % 300}`],
    url: `https://outlet${number % 40}.example/articles/${number}`,
    topics: [],
    summary: [words(60)],
    keyFindings: Array.from({ length: FINDINGS }, () => ({ label: words(3), text: words(40) })),
    analysis: [{ heading: words(2), blocks: [paragraph(120), paragraph(120)] }],
    whyItMatters: [words(60)],
    sections: Array.from({ length: SECTIONS }, () => ({
      heading: words(3),
      blocks: [paragraph(60), paragraph(60)],
    })),
  };
}
