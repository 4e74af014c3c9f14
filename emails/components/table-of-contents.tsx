import type { ReviewProps } from '../src/props.ts';
import { Band } from './band.tsx';
import { BriefCredits } from './credits.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { reviewAnchor } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';

/**
 * The issue's contents; titles link to reviews in clients that support anchors. Headline-only
 * reviews are only counted: they come together at the end and are no longer there than here.
 */
export function TableOfContents({ reviews }: { reviews: readonly ReviewProps[] }) {
  const { words } = useMail();
  const inBrief = reviews.filter(({ extent }) => extent === 'headline').length;
  if (inBrief === reviews.length) return null;
  return (
    <Band above={32} below={26} text="contents">
      <SectionLabel as="h2" above={0}>
        {words.inThisIssue}
      </SectionLabel>
      <table role="presentation" cellPadding={0} cellSpacing={0}>
        <tbody>
          {reviews.map((each, index) => (
            <ContentsEntry key={index} {...each} position={index + 1} />
          ))}
        </tbody>
      </table>
      {inBrief > 0 && <p style={{ margin: 0 }}>{words.moreInBrief(inBrief)}</p>}
    </Band>
  );
}

/** One review's line in the contents; none if it is only a headline. */
export function ContentsEntry({ review, extent, position }: ReviewProps & { position: number }) {
  const { format, theme } = useMail();
  if (extent === 'headline') return null;
  return (
    <tr>
      <td width={34} valign="top" className="accent" style={{ color: theme.light.accent }}>
        {format.number(position)}
      </td>
      <td style={{ padding: '0 0 14px' }}>
        <Link
          href={`#${reviewAnchor(position)}`}
          tone="ink"
          className="plain"
          style={{ textDecoration: 'none' }}
        >
          <Prose text={review.title} />
        </Link>
        <BriefCredits review={review} />
      </td>
    </tr>
  );
}
