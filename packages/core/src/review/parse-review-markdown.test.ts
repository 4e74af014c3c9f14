import { describe, expect, test } from 'vitest';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import type { Review } from './review.ts';

function read(markdown: string): Review {
  const parsed = parseReviewMarkdown(markdown, { file: 'review.md' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.review;
}
const body = (markdown: string): Review => read(`# T\n\nWIRED\n\n${markdown}`);

describe('front matter', () => {
  const full = {
    title: 'T',
    rating: { value: 3.5, max: 5 },
    outlet: 'WIRED',
    publishedOn: '2026-03-11',
    authors: ['Ada Ito', 'Bo Reyes'],
    url: 'https://a.example/x',
  };

  test.each([
    [
      'our names',
      'outlet: WIRED\nrating: 3.5/5\npublishedOn: 2026-03-11\nauthors: [Ada Ito, Bo Reyes]\nurl: https://a.example/x',
    ],
    [
      'other names',
      'outlet: "WIRED"\nrating: ★★★½\ndate: March 11, 2026\nauthor: Ada Ito and Bo Reyes\nurl: "https://a.example/x"',
    ],
    [
      'lists, comments and nulls',
      '# about\noutlet: WIRED # the magazine\nrating: 3.5 of 5\ndate: 11 March 2026\nauthors:\n  - Ada Ito\n  - "Bo Reyes"\nurl: https://a.example/x\ntitle:',
    ],
  ])('with %s', (_, yaml) => {
    expect(read(`---\n${yaml}\n---\n\n# T\n`)).toMatchObject(full);
  });

  test('may hold the title', () => {
    expect(read('---\ntitle: "A: b"\noutlet: 1843\n---\n## Summary\n\nx').title).toBe('A: b');
    expect(read('---\ntitle: A\noutlet: 1843\n---\n# A\n')).toMatchObject({
      title: 'A',
      outlet: '1843',
    });
  });

  test('may be absent: then the head follows the title', () => {
    const markdown =
      '# T\n\n**3.5/5** · *WIRED* · 2026-03-11 · By [Ada Ito](https://x.example) and Bo Reyes\n\n<https://a.example/x>\n\nNo heading.\n\n## Why it matters\n\ny';
    expect(read(markdown)).toMatchObject({
      ...full,
      summary: ['No heading.'],
      whyItMatters: ['y'],
    });
  });

  test('and head may complement each other', () => {
    const review = read('---\nrating: 3/5\n---\n# T\n\nWIRED · By Ada Ito\n');
    expect(review).toMatchObject({
      rating: { value: 3, max: 5 },
      outlet: 'WIRED',
      authors: ['Ada Ito'],
    });
  });
});

describe('sections', () => {
  test('known and unknown, in order', () => {
    const review = body(
      '## Method\n\nm\n\n## 📝 Summary\n\ns\n\n### Sub\n\nt\n\n## DETAILED ANALYSIS\n\ni\n\n### One\n\n### Two\n\nw\n\n## Links\n\n- a\n',
    );
    expect(review).toMatchObject({
      summary: ['s', 'Sub', 't'],
      analysis: [
        { heading: null, blocks: [{ type: 'paragraph', text: 'i' }] },
        { heading: 'One', blocks: [] },
        { heading: 'Two', blocks: [{ type: 'paragraph', text: 'w' }] },
      ],
      sections: [
        { heading: 'Method', blocks: [{ type: 'paragraph', text: 'm' }] },
        { heading: 'Links', blocks: [{ type: 'list', ordered: false, items: ['a'] }] },
      ],
    });
  });

  test.each(['#', '##', '####'])(
    'headings of level %s open sections if it is the highest',
    (mark) => {
      const review = body(
        `${mark} Analysis\n\n${mark}# Part\n\nx\n\n${mark} Why this matters\n\ny`,
      );
      expect(review).toMatchObject({ analysis: [{ heading: 'Part' }], whyItMatters: ['y'] });
    },
  );

  test('a list or a quote where only paragraphs are allowed keeps its words', () => {
    expect(body('## Summary\n\n- a\n- b\n\n1. c\n\n> d\n>\n> e').summary).toEqual([
      '- a\n- b',
      '1. c',
      'd',
      'e',
    ]);
  });
});

test('findings take bold labels, plain labels, and none', () => {
  const markdown =
    '## Key Findings\n\n- **A:** b: c\n- **D**: e\n- F: g\n- plain\n- **bold** start\n- **12: x**\n- H: i <!-- no label -->\n- J: k\n\n  more\n  - inner: l\n\nM: n';
  expect(body(markdown).keyFindings).toEqual([
    { label: 'A', text: 'b: c' },
    { label: 'D', text: 'e' },
    { label: 'F', text: 'g' },
    { label: null, text: 'plain' },
    { label: null, text: 'bold start' },
    { label: '12', text: 'x' },
    { label: null, text: 'H: i' },
    { label: 'J', text: 'k\nmore\n- inner: l' },
    { label: 'M', text: 'n' },
  ]);
});

test('inline markup keeps its text', () => {
  const markdown =
    '## Summary\n\n*a* __b__ `c*` [d](javascript:alert(1)) ![e](f) <https://g.example> \\*h &amp; <b>i</b><!-- j -->\\\nk';
  expect(body(markdown).summary).toEqual(['a b c* d e https://g.example *h & <b>i</b>\nk']);
});

test('block markup keeps its text', () => {
  const markdown =
    '## X\n\n<script>\nalert(1)\n</script>\n\n```js\na\n\n  b\n```\n\n---\n\n<!-- gone -->\n\n[ref]: https://a.example\n\n7. seven\n8. eight\n\n---\n\n1. one\n   - inner\n\n> q\n> - r';
  expect(body(markdown).sections[0]?.blocks).toEqual([
    { type: 'paragraph', text: '<script>\nalert(1)\n</script>' },
    { type: 'paragraph', text: 'a\n  b' },
    { type: 'paragraph', text: '7. seven' },
    { type: 'paragraph', text: '8. eight' },
    { type: 'list', ordered: true, items: ['one\n- inner'] },
    { type: 'quote', paragraphs: ['q', '- r'] },
  ]);
});

describe('lists', () => {
  const blocksOf = (markdown: string) => body(`## Analysis\n\n${markdown}`).analysis[0]?.blocks;

  test('keep their numbers around lists inside them', () => {
    expect(
      blocksOf('1. Read the meter\n   - at noon\n     sharp\n   - at dusk\n2. Call the operator'),
    ).toEqual([
      {
        type: 'list',
        ordered: true,
        items: ['Read the meter\n- at noon sharp\n- at dusk', 'Call the operator'],
      },
    ]);
  });

  test('keep numbers inside bullets, level by level', () => {
    expect(blocksOf('- a\n\n  3. b\n     - c\n\n       d\n  4. e\n- f')).toEqual([
      { type: 'list', ordered: false, items: ['a\n3. b\n  - c\n    d\n4. e', 'f'] },
    ]);
  });

  test('that count down, or skip a number, keep the numbers of the source', () => {
    const numbered = (...texts: string[]) => texts.map((text) => ({ type: 'paragraph', text }));
    expect(blocksOf('3. c\n2. b\n1. a')).toEqual(numbered('3. c', '2. b', '1. a'));
    expect(blocksOf('1. a\n3. c')).toEqual(numbered('1. a', '3. c'));
    expect(blocksOf('1. a\n1. b')).toEqual([{ type: 'list', ordered: true, items: ['a', 'b'] }]);
  });
});

describe('line breaks', () => {
  const summaryOf = (markdown: string) => body(`## Summary\n\n${markdown}`).summary;

  test.each([
    ['two blanks', 'Roses are red,  \nviolets are blue.'],
    ['a backslash', 'Roses are red,\\\nviolets are blue.'],
  ])('of %s are kept', (_, verse) => {
    expect(summaryOf(verse)).toEqual(['Roses are red,\nviolets are blue.']);
  });

  test('that only the source has are blanks', () => {
    expect(summaryOf('One *line\nof* text,\nand more.')).toEqual(['One line of text, and more.']);
    expect(
      read('# T\n\nWIRED\nBy Ada Ito\nThis goes on\nfor long.  \nAnd on.\n\nAnd\non.'),
    ).toMatchObject({
      authors: ['Ada Ito'],
      summary: ['This goes on for long.\nAnd on.', 'And on.'],
    });
  });

  test('before a mark that Markdown does not know are kept', () => {
    expect(summaryOf('Two things:\n• one\n• two,\n  and more\n2. three')).toEqual([
      'Two things:\n• one\n• two, and more\n2. three',
    ]);
  });

  test('and indents of code are kept; an empty line ends a paragraph unless an indent follows', () => {
    expect(summaryOf('    if late:\n      call\n\n      wait\n\n    done')).toEqual([
      'if late:\n  call\n  wait',
      'done',
    ]);
  });
});

describe('footnotes', () => {
  test('stand below the paragraph or item that calls them first, numbered by their calls', () => {
    const review = body(
      '## Summary\n\nIt fell[^b], and fell[^a]. Twice[^b].\n\nNext.\n\n[^a]: https://example.org/a\n[^b]: A *note*[^c]\n\n    in two parts.\n[^c]: Deep.\n\n## Key Findings\n\n- Margin: low[^d]\n- Price: high\n\n[^d]: See there.',
    );
    expect(review.summary).toEqual([
      'It fell[1], and fell[2]. Twice[1].',
      '[1] A note[3]',
      'in two parts.',
      '[2] https://example.org/a',
      '[3] Deep.',
      'Next.',
    ]);
    expect(review.keyFindings).toEqual([
      { label: 'Margin', text: 'low[4]\n[4] See there.' },
      { label: 'Price', text: 'high' },
    ]);
  });

  test('of the title and the head come first, and one that nothing calls comes last', () => {
    const review = read(
      '# T[^t]\n\nWIRED\n\n## Summary\n\nx[^missing]\n\n[^t]: Of the title.\n[^free]: Nobody calls me.',
    );
    expect(review).toMatchObject({
      title: 'T[1]',
      summary: ['[1] Of the title.', 'x[^missing]', '[free] Nobody calls me.'],
    });
  });
});

describe('what GitHub adds', () => {
  const blocksOf = (markdown: string) => body(`## Analysis\n\n${markdown}`).analysis[0]?.blocks;

  test('tables keep their cells, also those beyond the header', () => {
    expect(
      blocksOf('| Hour | **Margin** |\n|---|--:|\n| 19:42 | 0.3% |\n| `a\\|b` | c | d |\n| e |'),
    ).toEqual([
      {
        type: 'table',
        header: ['Hour', 'Margin', ''],
        rows: [
          ['19:42', '0.3%', ''],
          ['a|b', 'c', 'd'],
          ['e', '', ''],
        ],
      },
    ]);
    expect(body('## Summary\n\n| a | b |\n|---|---|\n| c | d |').summary).toEqual(['a | b\nc | d']);
  });

  test('tasks keep their boxes', () => {
    expect(blocksOf('- [x] Checked: the log\n- [ ] Called\n- \\[x\\] text\n- [x]y')).toEqual([
      {
        type: 'list',
        ordered: false,
        items: ['☑ Checked: the log', '☐ Called', '[x] text', '[x]y'],
      },
    ]);
    expect(body('## Key Findings\n\n- [x] Log: read').keyFindings).toEqual([
      { label: '☑ Log', text: 'read' },
    ]);
  });

  test('struck words keep their marks, for preflight to name', () => {
    expect(blocksOf('~~Old~~ new.')).toEqual([{ type: 'paragraph', text: '~~Old~~ new.' }]);
  });
});

test('findings have the bullets of word processors', () => {
  expect(body('## Key Findings\n\n• A: b\n• C:\n  d').keyFindings).toEqual([
    { label: 'A', text: 'b' },
    { label: 'C', text: 'd' },
  ]);
});
