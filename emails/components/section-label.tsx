import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { fontOf, tracking } from './type-style.ts';

/** The small capitals above a part of a page. The text itself stays as written. */
export function SectionLabel({
  as: Heading,
  above = 34,
  children,
}: {
  as: 'h2' | 'h3';
  above?: number;
  children: string;
}) {
  const mail = useMail();
  return (
    <Heading
      className="accent"
      style={{
        margin: `${above}px 0 14px`,
        font: fontOf(mail, 'label'),
        ...tracking(mail, 1.4),
        textTransform: 'uppercase',
        color: mail.theme.light.accent,
      }}
    >
      <Prose text={children} />
    </Heading>
  );
}
