import { Band } from './band.tsx';
import { Column, Row } from './react-email.ts';
import { COLOURS } from './theme.ts';

/** The line between two reviews. */
export function Divider() {
  return (
    <Band>
      <Row>
        <Column
          className="ink-rule"
          style={{ borderTop: `1px solid ${COLOURS.ink}`, fontSize: 0, lineHeight: '0' }}
        />
      </Row>
    </Band>
  );
}
