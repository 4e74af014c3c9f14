import type { Block, Review } from '@galley/core/review';
import type { FieldName } from './review-form.ts';

/** What a field says, as a text to compare with another. */
export function fieldText<K extends FieldName>(name: K, value: Review[K] | undefined): string {
  if (value === null || value === undefined) return '';
  switch (name) {
    case 'rating': {
      const { value: stars, max } = value as NonNullable<Review['rating']>;
      return `${stars}/${max}`;
    }
    case 'authors':
      return (value as Review['authors']).join('\n');
    case 'topics':
      return (value as Review['topics']).join(', ');
    case 'summary':
    case 'whyItMatters':
      return (value as readonly string[]).join('\n\n');
    case 'keyFindings':
      return (value as Review['keyFindings'])
        .map(({ label, text }) => (label === null ? `• ${text}` : `• ${label}: ${text}`))
        .join('\n');
    case 'analysis':
    case 'sections':
      return (value as Review['analysis'])
        .map(({ heading, blocks }) => [heading ?? '', ...blocks.map(blockText)].join('\n\n').trim())
        .join('\n\n');
    default:
      return typeof value === 'string' ? value : '';
  }
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items
        .map((item, index) => (block.ordered ? `${index + 1}. ${item}` : `• ${item}`))
        .join('\n');
    case 'quote':
      return block.paragraphs.map((paragraph) => `“${paragraph}”`).join('\n\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.join(' | ')).join('\n');
  }
}
