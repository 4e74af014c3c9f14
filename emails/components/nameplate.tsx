import { useMail } from './mail-context.ts';
import { MARGIN } from './theme.ts';
import { fontOf, tracking } from './type-style.ts';

/**
 * The newsletter's title, set like a magazine's on its cover, or its logo. The only h1 of a mail. A
 * logo's text is set like the title, for readers who see no pictures.
 */
export function Nameplate({ title }: { title: string }) {
  const mail = useMail();
  const { accent, ink } = mail.theme.light;
  const { logo } = mail.theme;
  return (
    <tr>
      <td
        align="center"
        className="margin accent-rule"
        style={{ padding: `38px ${MARGIN}px 30px`, borderTop: `6px solid ${accent}` }}
      >
        <h1
          className="nameplate ink"
          style={{ margin: 0, font: fontOf(mail, 'nameplate'), ...tracking(mail, -1), color: ink }}
        >
          {logo === null ? (
            title
          ) : (
            <img
              src={logo.url}
              alt={logo.alt}
              width={logo.width}
              height={logo.height}
              style={{ maxWidth: '100%', height: 'auto', border: 0 }}
            />
          )}
        </h1>
      </td>
    </tr>
  );
}
