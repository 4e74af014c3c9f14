import { Column, Row } from './react-email.ts';
import { COLOURS, SERIF } from './theme.ts';

/** Somebody else's words, set off by a rule at their side. */
export function Quote({ paragraphs }: { paragraphs: readonly string[] }) {
  return (
    <blockquote style={{ margin: '0 0 18px', padding: 0 }}>
      <Row>
        <Column className="accent-rule" style={cell}>
          {paragraphs.map((text, index) => (
            <p
              key={index}
              className="ink"
              style={{ ...type, margin: index === paragraphs.length - 1 ? 0 : '0 0 12px' }}
            >
              {text}
            </p>
          ))}
        </Column>
      </Row>
    </blockquote>
  );
}

const cell = {
  padding: '2px 0 2px 20px',
  borderLeft: `3px solid ${COLOURS.accent}`,
};

const type = {
  fontFamily: SERIF,
  fontSize: 18,
  lineHeight: '28px',
  fontStyle: 'italic',
  color: COLOURS.ink,
};
