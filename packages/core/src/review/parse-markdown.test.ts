import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meterMarkdown } from './meter-markdown.ts';
import { parseMarkdown, readTree } from './parse-markdown.ts';

const PIECES = [
  ...[
    'a',
    'word ',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '# ',
    '=\n',
    '---\n',
    '***',
    '> ',
    '- ',
    '1. ',
  ],
  ...['*', '_', '**', '`', '``', '```\n', '[', ']', '![', '](b)', '[a]: b "c"\n', '<a b="', '<!--'],
  ...[
    '-->',
    '<?',
    '<!A',
    '<![CDATA[',
    '<div>\n',
    '<http://a>',
    '&amp;',
    '&#',
    '\\',
    '\\*',
    '  \n',
    '😀',
  ],
  ...['[^a]', '[^a]: b\n', '[^b]: ', '|', '| a | b |\n', '|---|:-:|\n', ':-', '- [x] '],
];

describe('metered Markdown', () => {
  test('reads the same as without the meter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { extension } = meterMarkdown(Infinity);
        expect(readTree(text, extension)).toEqual(readTree(text));
      }),
      { numRuns: 300 },
    );
  });

  test('costs steps in proportion to its length where it is prose', () => {
    const stepsOf = (paragraphs: number): number => {
      const { extension, steps } = meterMarkdown(Infinity);
      readTree(
        'Some **bold** words and [a link](https://a.example).\n\n'.repeat(paragraphs),
        extension,
      );
      return steps();
    };
    expect(stepsOf(100) / stepsOf(50)).toBeCloseTo(2, 1);
  });
});

describe('a document that would keep the parser busy', () => {
  test.each([
    ['setext headings', 'a\n=\n'],
    ['comments without an end', 'a <!-- '],
    ['instructions without an end', 'a<?'],
    ['declarations without an end', 'a<!A'],
    ['character data without an end', 'a<![CDATA['],
    ['links with open titles', '[a](b "'],
    ['definitions with open titles', '[a]: b "\n'],
    ['emphasis that nothing closes', '*a_ '],
    ['brackets', '[]'],
    ['lazy lines of quotes', '> a\nb\n'],
    ['calls of footnotes', '[^a]\n\n[^a]: b\n\n'],
    ['rows of tables', '|a|\n|-|\n|b|c\n\n'],
    ['footnotes in footnotes', '[^a]: [^a]: '],
    ['items in items', '- a\n  - b\n'],
  ])('is refused for %s, with a line', (_, piece) => {
    const lines = piece.repeat(2000).split('\n');
    const refused = parseMarkdown(lines, 200_000);
    expect(refused).toMatchObject({
      found: 'more markup than can be read in reasonable time',
      expected: expect.stringContaining('fewer headings'),
    });
    const line = 'line' in refused ? refused.line : 0;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
  });
});

test('a long review with many headings, lists and links costs a small part of the budget', () => {
  const part = [
    '## A heading with *emphasis*',
    'A paragraph with [a link](https://outlet.example/a?b=c), `code` and **strong** words that goes on for a while.',
    '- **Label:** an item',
    '- another, with [a link](https://outlet.example)',
    '1. one\n2. two\n   - inside',
    '> A quote of somebody\n> on two lines',
  ].join('\n\n');
  const lines = `${part}\n\n`.repeat(160).split('\n');
  expect(lines.join('\n').length).toBeGreaterThan(40_000);
  expect(parseMarkdown(lines, 6_000_000)).toBeInstanceOf(Array);
});
