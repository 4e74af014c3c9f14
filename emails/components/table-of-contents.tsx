import type { ReviewProps } from '../src/props.ts';
import { Band } from './band.tsx';
import { BriefCredits } from './credits.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { reviewAnchor } from './review-title.tsx';
import { SectionLabel } from './section-label.tsx';
import { fontOf } from './type-style.ts';

/** What is in the issue, each title leading to its review where the client knows anchors. */
export function TableOfContents({ reviews }: { reviews: readonly ReviewProps[] }) {
  const mail = useMail();
  const { ink, accent } = mail.theme.light;
  const font = fontOf(mail, 'contents');
  return (
    <Band above={32} below={26}>
      <SectionLabel as="h2" above={0}>
        {mail.words.inThisIssue}
      </SectionLabel>
      <table role="presentation" cellPadding={0} cellSpacing={0}>
        <tbody>
          {reviews.map(({ review }, index) => (
            <tr key={index}>
              <td width={34} valign="top" className="accent" style={{ font, color: accent }}>
                {mail.format.number(index + 1)}
              </td>
              <td className="ink" style={{ padding: '0 0 14px', font, color: ink }}>
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
          ))}
        </tbody>
      </table>
    </Band>
  );
}
