import type { Block } from '@galley/core/review';
import { Paragraph } from './paragraph.tsx';
import { Quote } from './quote.tsx';
import { COLOURS, SERIF } from './theme.ts';

/** Paragraphs, lists and quotes in their order. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

function OneBlock({ block }: { block: Block }) {
  if (block.type === 'paragraph') return <Paragraph>{block.text}</Paragraph>;
  if (block.type === 'quote') return <Quote paragraphs={block.paragraphs} />;
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List style={{ margin: '0 0 16px', padding: '0 0 0 24px' }}>
      {block.items.map((text, index) => (
        <li key={index} className="ink" style={item}>
          {text}
        </li>
      ))}
    </List>
  );
}

const item = {
  margin: '0 0 6px',
  fontFamily: SERIF,
  fontSize: 17,
  lineHeight: '27px',
  color: COLOURS.ink,
};
