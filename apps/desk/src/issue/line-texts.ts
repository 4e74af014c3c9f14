import type { DeskWords } from '@galley/wording/desk';
import type { ComparedTexts } from '../review/compared-texts.ts';
import { joinParagraphs, splitParagraphs } from '../review/join-texts.ts';
import { mergeField } from '../review/merge-field.ts';
import type { LineName } from './lines-writing.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How two texts of an issue's line are compared and merged. */
export const lineTexts = ({ issue }: DeskWords): ComparedTexts => ({
  nameOf: (field) => issue.lines[field as LineName],
  textOf: (_field, value) => (value === null ? `(${issue.lines.proposed})` : textOf(value)),
  merge(field, before, mine, theirs) {
    const values = [before, mine, theirs];
    if (field === 'note') return mergeNotes(values.map(textOf));
    // Nobody has written a proposal, so it can't be merged with what somebody has.
    const areTyped = values.every((value) => typeof value === 'string');
    return areTyped ? mergeField('title', before, mine, theirs) : null;
  },
});

/** Paragraph by paragraph, as a review's summary. */
function mergeNotes([before = '', mine = '', theirs = '']: readonly string[]) {
  const [was, my, their] = [before, mine, theirs].map(splitParagraphs);
  const merged = mergeField('summary', was, my, their);
  return merged && { ...merged, value: joinParagraphs(merged.value as readonly string[]) };
}
