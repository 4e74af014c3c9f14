import type { CSSProperties, ReactNode } from 'react';
import { Column, Row } from './react-email.ts';
import { MARGIN } from './theme.ts';

/**
 * A band across the paper, within its margins. The white space is a cell's padding, because
 * Outlook's Word engine knows none on anything else.
 */
export function Band({
  above = 0,
  below = 0,
  style,
  children,
}: {
  above?: number;
  below?: number;
  style?: CSSProperties;
  children: ReactNode;
}) {
  return (
    <Row>
      <Column className="margin" style={{ padding: `${above}px ${MARGIN}px ${below}px`, ...style }}>
        {children}
      </Column>
    </Row>
  );
}
