import { WORDS } from '../src/words.ts';
import { Heading } from './react-email.ts';
import { reviewAnchor } from './table-of-contents.tsx';
import { COLOURS, SANS, SERIF } from './theme.ts';

/** A review's title, the lead review's larger; among several with its place over it. */
export function ReviewTitle({
  title,
  position,
  count,
}: {
  title: string;
  position: number;
  count: number;
}) {
  const isLead = position === 1;
  const size = isLead ? { fontSize: 36, lineHeight: '42px' } : { fontSize: 30, lineHeight: '36px' };
  return (
    <>
      {count > 1 && (
        <p className="quiet" style={place}>
          <a {...anchor(reviewAnchor(position))} />
          {WORDS.position(position, count)}
        </p>
      )}
      <Heading
        as="h2"
        className={isLead ? 'lead-title ink' : 'title ink'}
        style={{ ...type, ...size }}
      >
        {title}
      </Heading>
    </>
  );
}

// Outlook finds an anchor by its name, which React's types have forgotten; the others by its id.
const anchor = (name: string) => ({ id: name, name });

const place = {
  margin: '0 0 12px',
  fontFamily: SANS,
  fontSize: 13,
  lineHeight: '16px',
  color: COLOURS.quiet,
};

const type = {
  margin: '0 0 14px',
  fontFamily: SERIF,
  fontWeight: 700,
  letterSpacing: '-0.4px',
  color: COLOURS.ink,
};
