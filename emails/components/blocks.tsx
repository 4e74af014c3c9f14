import type { Block } from '@galley/core/review';
import type { ReactNode } from 'react';
import { useMail } from './mail-context.ts';
import { Paragraph } from './paragraph.tsx';
import { Prose } from './prose.tsx';
import { Quote } from './quote.tsx';
import { Table } from './table.tsx';

/** Paragraphs, lists, quotes and tables in their order. */
export const Blocks = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.map((block, index) => <OneBlock key={index} block={block} />);

function OneBlock({ block }: { block: Block }) {
  if (block.type === 'paragraph')
    return (
      <Paragraph>
        <Prose text={block.text} />
      </Paragraph>
    );
  if (block.type === 'table') return <Table {...block} />;
  if (block.type === 'quote') return <Quote paragraphs={block.paragraphs} />;
  return (
    <List
      ordered={block.ordered}
      items={block.items.map((item, index) => (
        <Prose key={index} text={item} />
      ))}
    />
  );
}

/** A list with bullets or numbers, indented on the side where lines begin. */
export function List({
  ordered = false,
  items,
}: {
  ordered?: boolean;
  items: readonly ReactNode[];
}) {
  const { start } = useMail();
  const Tag = ordered ? 'ol' : 'ul';
  const padding = start === 'left' ? '0 0 0 24px' : '0 24px 0 0';
  return (
    <Tag style={{ margin: '0 0 16px', padding }}>
      {items.map((item, index) => (
        <li key={index} style={{ margin: '0 0 6px' }}>
          {item}
        </li>
      ))}
    </Tag>
  );
}
