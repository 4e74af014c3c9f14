import type { NoticeBlock, NoticeContent } from '../src/notices/notice-content.ts';
import type { NewsletterProps } from '../src/props.ts';
import { ActionButton } from './action-button.tsx';
import { Band } from './band.tsx';
import { Colophon } from './colophon.tsx';
import { Mail } from './mail.tsx';
import { Nameplate } from './nameplate.tsx';
import { Paragraph } from './paragraph.tsx';
import { Column, Heading, Row } from './react-email.ts';
import { COLOURS, MONO, SERIF } from './theme.ts';

/** A single mail that is not an issue: a title, a few sentences, one thing to do. */
export function NoticeMail({
  newsletter,
  content,
}: {
  newsletter: NewsletterProps;
  content: NoticeContent;
}) {
  const { subject, preheader, title, blocks, why, links } = content;
  return (
    <Mail
      language={newsletter.language}
      subject={subject}
      preheader={preheader}
      foot={<Colophon newsletter={newsletter} why={why} links={links} />}
    >
      <Nameplate title={newsletter.title} />
      <Band below={32}>
        <Row>
          <Column
            className="ink-rule"
            style={{ padding: '34px 0 0', borderTop: `1px solid ${COLOURS.ink}` }}
          >
            <Heading as="h2" className="title ink" style={heading}>
              {title}
            </Heading>
            {blocks.map((block, index) => (
              <Block key={index} block={block} />
            ))}
          </Column>
        </Row>
      </Band>
    </Mail>
  );
}

function Block({ block }: { block: NoticeBlock }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>;
    case 'action':
      return <ActionButton label={block.label} url={block.url} />;
    case 'command':
      return (
        <Row style={{ margin: '0 0 16px' }}>
          <Column className="panel ink" style={command}>
            {block.text}
          </Column>
        </Row>
      );
    case 'points':
      return (
        <ul style={{ margin: '0 0 16px', padding: '0 0 0 24px' }}>
          {block.points.map(({ label, text }, index) => (
            <li key={index} className="ink" style={point}>
              <strong>{label}:</strong> {text}
            </li>
          ))}
        </ul>
      );
  }
}

const heading = {
  margin: '0 0 18px',
  fontFamily: SERIF,
  fontSize: 30,
  lineHeight: '36px',
  fontWeight: 700,
  letterSpacing: '-0.3px',
  color: COLOURS.ink,
};

const command = {
  padding: '13px 18px',
  backgroundColor: COLOURS.panel,
  fontFamily: MONO,
  fontSize: 14,
  lineHeight: '22px',
  color: COLOURS.ink,
};

const point = {
  margin: '0 0 8px',
  fontFamily: SERIF,
  fontSize: 17,
  lineHeight: '27px',
  color: COLOURS.ink,
};
