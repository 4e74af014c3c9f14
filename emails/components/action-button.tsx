import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { Button } from './react-email.ts';
import { fontOf } from './type-style.ts';

/** A notice's one call to action, and its URL for readers whose button does not work. */
export function ActionButton({ label, url }: { label: string; url: string }) {
  const mail = useMail();
  const { ink, paper } = mail.theme.light;
  const button = {
    padding: '14px 26px',
    backgroundColor: ink,
    fontFamily: mail.theme.fonts.label,
    fontSize: 16,
    fontWeight: 700,
    color: paper,
  };
  return (
    <>
      <p style={{ margin: '26px 0 12px' }}>
        <Button href={url} className="button" style={button}>
          {label}
        </Button>
      </p>
      <p style={{ margin: '0 0 26px', font: fontOf(mail, 'small') }}>
        <Link href={url} tone="quiet" style={{ wordBreak: 'break-all' }}>
          {url}
        </Link>
      </p>
    </>
  );
}
