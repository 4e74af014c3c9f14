import type { ReviewProps } from '../src/props.ts';
import { WORDS } from '../src/words.ts';
import { Band } from './band.tsx';
import { BriefCredits } from './credits.tsx';
import { Column, Row } from './react-email.ts';
import { SectionLabel } from './section-label.tsx';
import { COLOURS, SERIF } from './theme.ts';

/** Where a review stands in the mail, for the table of contents to point to. */
export const reviewAnchor = (position: number): string => `review-${position}`;

/** What is in the issue, each title leading to its review where the client knows anchors. */
export function TableOfContents({ reviews }: { reviews: readonly ReviewProps[] }) {
  return (
    <Band above={34} below={14}>
      <SectionLabel as="h2">{WORDS.inThisIssue}</SectionLabel>
      {reviews.map(({ review }, index) => (
        <Row key={index}>
          <Column
            valign="top"
            width="34"
            className="accent hairline"
            style={{
              ...cell,
              fontFamily: SERIF,
              fontSize: 19,
              lineHeight: '26px',
              color: COLOURS.accent,
            }}
          >
            {index + 1}
          </Column>
          <Column valign="top" className="hairline" style={cell}>
            <p style={{ margin: '0 0 3px', fontFamily: SERIF, fontSize: 19, lineHeight: '26px' }}>
              <a
                href={`#${reviewAnchor(index + 1)}`}
                className="ink plain"
                style={{ color: COLOURS.ink, textDecoration: 'none' }}
              >
                {review.title}
              </a>
            </p>
            <BriefCredits review={review} />
          </Column>
        </Row>
      ))}
    </Band>
  );
}

const cell = { padding: '14px 0 15px', borderTop: `1px solid ${COLOURS.hairline}` };
