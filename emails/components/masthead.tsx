import { Band } from './band.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { Nameplate } from './nameplate.tsx';
import { fontOf } from './type-style.ts';

/** The head of an issue: newsletter, number, date, and a link to the web version. */
export function Masthead({
  title,
  name,
  date,
  webUrl,
}: {
  title: string;
  /** "Issue 12". */
  name: string;
  date: string;
  webUrl: string;
}) {
  const mail = useMail();
  const { ink, quiet, hairline } = mail.theme.light;
  const cell = {
    padding: '11px 0 10px',
    borderTop: `1px solid ${ink}`,
    borderBottom: `1px solid ${hairline}`,
    font: fontOf(mail, 'small'),
    color: quiet,
  };
  return (
    <>
      <Nameplate title={title} />
      <Band>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td className="quiet dateline" style={cell}>
                <strong className="ink" style={{ color: ink }}>
                  {name}
                </strong>
                {mail.separator}
                {mail.format.date(date, 'full')}
              </td>
              <td align={mail.end} className="dateline" style={cell}>
                <Link href={webUrl} tone="quiet" style={{ whiteSpace: 'nowrap' }}>
                  {mail.words.readOnTheWeb}
                </Link>
              </td>
            </tr>
          </tbody>
        </table>
      </Band>
    </>
  );
}
