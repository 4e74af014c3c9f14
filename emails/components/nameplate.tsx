import { Band } from './band.tsx';
import { Heading, Row, Column } from './react-email.ts';
import { COLOURS, SERIF } from './theme.ts';

/** The newsletter's title as a magazine sets it on its cover. The only h1 of a mail. */
export function Nameplate({ title }: { title: string }) {
  return (
    <>
      <Row>
        <Column
          className="accent-rule"
          style={{ borderTop: `5px solid ${COLOURS.accent}`, fontSize: 0, lineHeight: '0' }}
        />
      </Row>
      <Band above={36} below={28}>
        <Heading
          as="h1"
          className="nameplate ink"
          style={{
            margin: 0,
            fontFamily: SERIF,
            fontSize: 44,
            lineHeight: '48px',
            fontWeight: 400,
            letterSpacing: '-0.8px',
            textAlign: 'center',
            color: COLOURS.ink,
          }}
        >
          {title}
        </Heading>
      </Band>
    </>
  );
}
