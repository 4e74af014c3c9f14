import { expect, test } from 'vitest';
import { namePlace } from './name-place.ts';

const review = {
  analysis: [{ heading: null }, { heading: 'The Gap' }],
  sections: [{ heading: 'Sources' }, { heading: ' ' }],
};

test.each([
  [['outlet'], 'outlet'],
  [['publishedOn'], 'date'],
  [['authors', 1], 'author 2'],
  [['summary', 0], 'paragraph 1 of the summary'],
  [['whyItMatters', 2], 'paragraph 3 of "Why It Matters"'],
  [['keyFindings', 0, 'label'], 'the label of key finding 1'],
  [['keyFindings', 0, 'text'], 'key finding 1'],
  [['sections', 0], 'the section "Sources"'],
  [['sections', 0, 'heading'], 'the heading of the section "Sources"'],
  [['sections', 0, 'blocks', 1, 'text'], 'block 2 of the section "Sources"'],
  [['sections', 0, 'blocks', 1, 'items', 2], 'item 3 in block 2 of the section "Sources"'],
  [
    ['sections', 0, 'blocks', 1, 'paragraphs', 0],
    'paragraph 1 in block 2 of the section "Sources"',
  ],
  [['sections', 1, 'heading'], 'the heading of section 2'],
  [['analysis', 0, 'blocks', 0], 'block 1 of part 1 of the analysis'],
  [['analysis', 1, 'blocks', 0], 'block 1 of the part "The Gap" of the analysis'],
])('%j is %s', (path, name) => {
  expect(namePlace(review, path)).toBe(name);
});

test('a place in what is no review still has a name', () => {
  expect(namePlace(null, ['sections', 0])).toBe('section 1');
  expect(namePlace('', [])).toBe('review');
});
