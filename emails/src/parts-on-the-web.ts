import type { Extent } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import type { Wording } from '@galley/wording';

/** The parts of a review that a mail leaves to its web page, named in order. */
export function partsOnTheWeb(
  review: Review,
  extent: Extent,
  { words }: Pick<Wording, 'words'>,
): readonly string[] {
  if (extent === 'full') return [];
  const { summary, keyFindings, analysis, whyItMatters, sections } = review;
  return [
    ...(extent === 'headline' && summary.length > 0 ? [words.summary] : []),
    ...(extent === 'headline' && keyFindings.length > 0
      ? [words.countFindings(keyFindings.length)]
      : []),
    ...(analysis.length > 0 ? [words.analysis] : []),
    ...(whyItMatters.length > 0 ? [words.whyItMatters] : []),
    ...sections.map(({ heading }) => heading),
  ];
}
