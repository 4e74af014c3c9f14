import { Button, Link } from './react-email.ts';
import { COLOURS, SANS } from './theme.ts';

/** The one thing that a notice asks for, and its address for those whose button does not work. */
export function ActionButton({ label, url }: { label: string; url: string }) {
  return (
    <>
      <p style={{ margin: '8px 0 12px' }}>
        <Button href={url} className="button" style={button}>
          {label}
        </Button>
      </p>
      <p style={{ margin: '0 0 24px' }}>
        <Link href={url} className="quiet" style={address}>
          {url}
        </Link>
      </p>
    </>
  );
}

const button = {
  padding: '14px 26px',
  backgroundColor: COLOURS.ink,
  fontFamily: SANS,
  fontSize: 16,
  fontWeight: 700,
  color: COLOURS.paper,
};

const address = {
  fontFamily: SANS,
  fontSize: 13,
  lineHeight: '20px',
  color: COLOURS.quiet,
  textDecoration: 'underline',
  wordBreak: 'break-all',
} as const;
