import { Fragment } from 'react';
import type { ReviewProps } from '../src/props.ts';
import { Analysis } from './analysis.tsx';
import { Band } from './band.tsx';
import { Blocks } from './blocks.tsx';
import { Credits } from './credits.tsx';
import { KeyFindings } from './key-findings.tsx';
import { useMail } from './mail-context.ts';
import { Paragraphs } from './paragraph.tsx';
import { RestOnTheWeb } from './rest-on-the-web.tsx';
import { ReviewLinks } from './review-links.tsx';
import { ReviewTitle, type TitleSize } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';
import { WhyItMatters } from './why-it-matters.tsx';

/** One review to its extent, in the review's own order. The first of an issue leads. */
export function ReviewCard({
  position,
  count,
  publicUrl,
  ...props
}: ReviewProps & { position: number; count: number; publicUrl: string }) {
  const { theme } = useMail();
  const { review, extent = 'full' } = props;
  const { summary, keyFindings } = review;
  const isLead = position === 1;
  const isHeadline = extent === 'headline';
  const size: TitleSize = isHeadline ? 'headline' : isLead ? 'lead' : 'title';
  const isUnderRule = count > 1;
  return (
    <Band
      above={isHeadline ? 28 : 44}
      below={isHeadline ? 28 : 48}
      {...(isUnderRule && {
        className: 'ink-rule',
        style: { borderTop: `1px solid ${theme.light.ink}` },
      })}
    >
      <ReviewTitle title={review.title} size={size} position={position} count={count} />
      <Credits review={review} below={isHeadline ? 0 : 22} />
      {!isHeadline && <Paragraphs texts={summary} size={isLead ? 'standfirst' : 'body'} />}
      {!isHeadline && keyFindings.length > 0 && <KeyFindings findings={keyFindings} />}
      {extent === 'full' && <Depth {...props} />}
      {extent === 'full' ? (
        <ReviewLinks {...props} publicUrl={publicUrl} />
      ) : (
        <RestOnTheWeb {...props} publicUrl={publicUrl} />
      )}
    </Band>
  );
}

/** What only a review in full has. */
function Depth({ review: { analysis, whyItMatters, sections } }: ReviewProps) {
  return (
    <>
      {analysis.length > 0 && <Analysis parts={analysis} />}
      {whyItMatters.length > 0 && <WhyItMatters paragraphs={whyItMatters} />}
      {sections.map(({ heading, blocks }, index) => (
        <Fragment key={index}>
          <SectionLabel as="h3">{heading}</SectionLabel>
          <Blocks blocks={blocks} />
        </Fragment>
      ))}
    </>
  );
}
