import { formatDate } from '../src/format-date.ts';
import { WORDS } from '../src/words.ts';
import { Band } from './band.tsx';
import { Nameplate } from './nameplate.tsx';
import { Column, Link, Row } from './react-email.ts';
import { COLOURS, SANS } from './theme.ts';

const line = { fontFamily: SANS, fontSize: 13, lineHeight: '20px' };

/** The head of an issue: whose it is, which one, of which day, and where to read it on the web. */
export function Masthead({
  title,
  number,
  date,
  language,
  webUrl,
}: {
  title: string;
  number: number;
  date: string;
  language: string;
  webUrl: string;
}) {
  const cell = { padding: '11px 0 10px', borderBottom: `1px solid ${COLOURS.hairline}` };
  return (
    <>
      <Nameplate title={title} />
      <Band>
        <Row className="ink-rule" style={{ borderTop: `1px solid ${COLOURS.ink}` }}>
          <Column className="quiet hairline" style={{ ...cell, ...line, color: COLOURS.quiet }}>
            <strong className="ink" style={{ color: COLOURS.ink }}>
              {WORDS.issue(number)}
            </strong>
            {' · '}
            {formatDate(date, language, 'full')}
          </Column>
          <Column align="right" className="hairline" style={{ ...cell, ...line }}>
            <Link
              href={webUrl}
              className="quiet"
              style={{ color: COLOURS.quiet, textDecoration: 'underline', whiteSpace: 'nowrap' }}
            >
              {WORDS.readOnTheWeb}
            </Link>
          </Column>
        </Row>
      </Band>
    </>
  );
}
