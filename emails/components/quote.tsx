import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';

/** Somebody else's words, set off by a rule on the side where lines begin. */
export function Quote({ paragraphs }: { paragraphs: readonly string[] }) {
  const mail = useMail();
  const rule = `3px solid ${mail.theme.light.accent}`;
  const side =
    mail.start === 'left'
      ? { padding: '2px 0 2px 20px', borderLeft: rule }
      : { padding: '2px 20px 2px 0', borderRight: rule };
  // Scripts with joined letters have no italics.
  const slope = mail.direction === 'ltr' && { fontStyle: 'italic' };
  return (
    <blockquote style={{ margin: '0 0 18px', padding: 0 }}>
      <table role="presentation" cellPadding={0} cellSpacing={0}>
        <tbody>
          <tr>
            <td className="accent-rule" style={{ ...slope, ...side }}>
              {paragraphs.map((text, index) => (
                <p key={index} style={{ margin: index === paragraphs.length - 1 ? 0 : '0 0 12px' }}>
                  <Prose text={text} />
                </p>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </blockquote>
  );
}
