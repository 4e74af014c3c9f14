import type { NoticeBlock, NoticeContent } from '../src/notices/notice-content.ts';
import type { NewsletterProps } from '../src/props.ts';
import { ActionButton } from './action-button.tsx';
import { Band } from './band.tsx';
import { List } from './blocks.tsx';
import { Colophon } from './colophon.tsx';
import { mailContext, useMail } from './mail-context.ts';
import { Mail } from './mail.tsx';
import { Nameplate } from './nameplate.tsx';
import { Paragraph } from './paragraph.tsx';
import { Quote } from './quote.tsx';
import { SectionLabel } from './section-label.tsx';
import { MONO } from './theme.ts';
import { fontOf, tracking } from './type-style.ts';

/** A single mail that is not an issue: a title, a few sentences, one call to action. */
export function NoticeMail({
  newsletter,
  content,
}: {
  newsletter: NewsletterProps;
  content: NoticeContent;
}) {
  const { subject, preheader, title, blocks, why, links } = content;
  const mail = mailContext(newsletter.language, newsletter.theme);
  return (
    <Mail
      context={mail}
      subject={subject}
      preheader={preheader}
      foot={<Colophon newsletter={newsletter} why={why} links={links} />}
    >
      <Nameplate title={newsletter.title} />
      <Band
        above={38}
        below={36}
        className="ink-rule"
        style={{ borderTop: `1px solid ${mail.theme.light.ink}` }}
      >
        <h2
          className="title"
          style={{ margin: '0 0 18px', font: fontOf(mail, 'title'), ...tracking(mail, -0.4) }}
        >
          {title}
        </h2>
        {blocks.map((block, index) => (
          <Block key={index} block={block} />
        ))}
      </Band>
    </Mail>
  );
}

function Block({ block }: { block: NoticeBlock }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>;
    case 'quote':
      return (
        <>
          <SectionLabel as="h3" above={22}>
            {block.label}
          </SectionLabel>
          <Quote paragraphs={block.texts} />
        </>
      );
    case 'action':
      return <ActionButton label={block.label} url={block.url} />;
    case 'command':
      return <Command text={block.text} />;
    case 'points':
      return (
        <List
          items={block.points.map(({ label, text }) => (
            <>
              <strong>{label}:</strong> {text}
            </>
          ))}
        />
      );
  }
}

/** A command to type. Commands run from left to right in every language. */
function Command({ text }: { text: string }) {
  const { start, theme } = useMail();
  const { panel, ink } = theme.light;
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td
            dir="ltr"
            align={start}
            className="panel ink"
            style={{
              padding: '13px 18px',
              backgroundColor: panel,
              font: `14px/22px ${MONO}`,
              color: ink,
            }}
          >
            {text}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
