import { Heading } from './react-email.ts';
import { COLOURS, SANS } from './theme.ts';

/** The small capitals over a part of a page. The text itself stays as it was written. */
export function SectionLabel({ as, children }: { as: 'h2' | 'h3'; children: string }) {
  return (
    <Heading
      as={as}
      className="accent"
      style={{
        margin: '0 0 14px',
        fontFamily: SANS,
        fontSize: 12,
        lineHeight: '16px',
        fontWeight: 700,
        letterSpacing: '1.4px',
        textTransform: 'uppercase',
        color: COLOURS.accent,
      }}
    >
      {children}
    </Heading>
  );
}
