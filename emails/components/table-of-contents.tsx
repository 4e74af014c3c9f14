import type { ReviewProps } from '../src/props.ts';
import { Band } from './band.tsx';
import { BriefCredits } from './credits.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { reviewAnchor } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';

/**
 * What is in the issue, each title leading to its review where the client knows anchors. Mere
 * headlines are counted, because they stand together at the end and are no longer than here.
 */
export function TableOfContents({ reviews }: { reviews: readonly ReviewProps[] }) {
  const { format, theme, words } = useMail();
  const inBrief = reviews.filter(({ extent }) => extent === 'headline').length;
  if (inBrief === reviews.length) return null;
  return (
    <Band above={32} below={26} text="contents">
      <SectionLabel as="h2" above={0}>
        {words.inThisIssue}
      </SectionLabel>
      <table role="presentation" cellPadding={0} cellSpacing={0}>
        <tbody>
          {reviews.map(
            ({ review, extent }, index) =>
              extent !== 'headline' && (
                <tr key={index}>
                  <td
                    width={34}
                    valign="top"
                    className="accent"
                    style={{ color: theme.light.accent }}
                  >
                    {format.number(index + 1)}
                  </td>
                  <td style={{ padding: '0 0 14px' }}>
                    <Link
                      href={`#${reviewAnchor(index + 1)}`}
                      tone="ink"
                      className="plain"
                      style={{ textDecoration: 'none' }}
                    >
                      {review.title}
                    </Link>
                    <BriefCredits review={review} />
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      {inBrief > 0 && <p style={{ margin: 0 }}>{words.moreInBrief(inBrief)}</p>}
    </Band>
  );
}
