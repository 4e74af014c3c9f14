import { Fragment } from 'react';
import type { ReviewProps } from '../src/props.ts';
import { Analysis } from './analysis.tsx';
import { Band } from './band.tsx';
import { Blocks } from './blocks.tsx';
import { CreditLines, Credits } from './credits.tsx';
import { KeyFindings } from './key-findings.tsx';
import { useMail } from './mail-context.ts';
import { Paragraphs } from './paragraph.tsx';
import { Prose } from './prose.tsx';
import { RestOnTheWeb } from './rest-on-the-web.tsx';
import { ReviewLinks } from './review-links.tsx';
import { ReviewTitle } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';
import { fontOf } from './type-style.ts';
import { WhyItMatters } from './why-it-matters.tsx';

interface ReviewCardProps extends ReviewProps {
  readonly position: number;
  readonly count: number;
  readonly publicUrl: string;
}

/** One review: the parts that its extent shows, in the review's order. The first of an issue leads. */
export function ReviewCard(props: ReviewCardProps) {
  const { review, extent = 'full', position, count } = props;
  const mail = useMail();
  const { theme, words } = mail;
  const isLead = position === 1;
  if (extent === 'headline') return <Headline {...props} />;
  return (
    <Band
      above={44}
      below={48}
      {...(count > 1 && {
        className: 'ink-rule',
        style: { borderTop: `1px solid ${theme.light.ink}` },
      })}
    >
      <ReviewTitle
        title={review.title}
        size={isLead ? 'lead' : 'title'}
        position={position}
        count={count}
      />
      <Credits review={review} below={0} />
      {review.summary.length > 0 && (
        <>
          <SectionLabel as="h3" above={30}>
            {words.summary}
          </SectionLabel>
          <Paragraphs texts={review.summary} size={isLead ? 'standfirst' : 'body'} />
        </>
      )}
      {review.keyFindings.length > 0 && <KeyFindings findings={review.keyFindings} />}
      {extent === 'full' && <Depth {...props} />}
      {extent === 'full' ? (
        <ReviewLinks {...props} />
      ) : (
        <p
          className="quiet"
          style={{ margin: '20px 0 0', font: fontOf(mail, 'links'), color: theme.light.quiet }}
        >
          <RestOnTheWeb {...props} />
        </p>
      )}
    </Band>
  );
}

/** A review with room only for title, credits and a link to the rest. */
function Headline({ review, slug, extent, publicUrl }: ReviewCardProps) {
  const mail = useMail();
  const { hairline, quiet } = mail.theme.light;
  return (
    <Band above={22} below={20} className="hairline" style={{ borderTop: `1px solid ${hairline}` }}>
      <h2 style={{ margin: '0 0 6px', font: fontOf(mail, 'headline') }}>
        <Prose text={review.title} />
      </h2>
      <p className="quiet" style={{ margin: 0, font: fontOf(mail, 'small'), color: quiet }}>
        <CreditLines review={review} />
        <br />
        <RestOnTheWeb review={review} slug={slug} extent={extent} publicUrl={publicUrl} />
      </p>
    </Band>
  );
}

/** The parts that only a review in full shows. */
const Depth = ({ review: { analysis, whyItMatters, sections } }: ReviewProps) => (
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
