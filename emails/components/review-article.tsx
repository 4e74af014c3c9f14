import type { ReviewProps } from '../src/props.ts';
import { WORDS } from '../src/words.ts';
import { Analysis } from './analysis.tsx';
import { Band } from './band.tsx';
import { Blocks } from './blocks.tsx';
import { Credits } from './credits.tsx';
import { KeyFindings } from './key-findings.tsx';
import { Paragraphs } from './paragraph.tsx';
import { ReviewLinks } from './review-links.tsx';
import { ReviewTitle } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';
import { WhyItMatters } from './why-it-matters.tsx';

/** One review in full, in the review's own order. */
export function ReviewArticle({
  review,
  slug,
  position,
  count,
  language,
  publicUrl,
}: ReviewProps & { position: number; count: number; language: string; publicUrl: string }) {
  const { summary, keyFindings, analysis, whyItMatters, sections } = review;
  return (
    <>
      <Band above={40} below={14}>
        <ReviewTitle title={review.title} position={position} count={count} />
        <Credits review={review} language={language} />
      </Band>
      {summary.length > 0 && (
        <Band above={16} below={16}>
          <SectionLabel as="h3">{WORDS.summary}</SectionLabel>
          <Paragraphs texts={summary} size="standfirst" />
        </Band>
      )}
      {keyFindings.length > 0 && (
        <Band above={20} below={12}>
          <KeyFindings findings={keyFindings} />
        </Band>
      )}
      {analysis.length > 0 && (
        <Band above={16} below={4}>
          <Analysis parts={analysis} />
        </Band>
      )}
      {whyItMatters.length > 0 && (
        <Band above={18} below={12}>
          <WhyItMatters paragraphs={whyItMatters} />
        </Band>
      )}
      {sections.map(({ heading, blocks }, index) => (
        <Band key={index} above={24}>
          <SectionLabel as="h3">{heading}</SectionLabel>
          <Blocks blocks={blocks} />
        </Band>
      ))}
      <Band above={20} below={44}>
        <ReviewLinks review={review} slug={slug} publicUrl={publicUrl} />
      </Band>
    </>
  );
}
