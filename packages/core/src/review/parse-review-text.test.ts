import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseReviewText } from './parse-review-text.ts';
import type { Review } from './review.ts';

const seedText = readFileSync(new URL('../../fixtures/seed-review.txt', import.meta.url), 'utf8');

function read(text: string): Review {
  const parsed = parseReviewText(text, { file: 'review.txt' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.review;
}
const seed = read(seedText);
const withHead = (head: string): Review => read(`Title\n\n${head}\n\nSummary\n\nSome text.\n`);

describe('pasted text reads like the seed', () => {
  test.each([
    ['CRLF', seedText.replaceAll('\n', '\r\n')],
    ['old Mac line endings', seedText.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${seedText}`],
    ['trailing blanks', seedText.replaceAll('\n', ' \t\n')],
    ['trailing no-break spaces', seedText.replaceAll('\n', '\u00a0\n')],
    ['no-break spaces for indents', seedText.replaceAll('  • ', '\u00a0\u00a0•\u00a0')],
    ['no-break spaces in the head', seedText.replaceAll(' · ', '\u00a0· ')],
    ['no-break spaces in headings', seedText.replace('Key Findings', 'Key\u00a0Findings')],
    [
      'invisible characters in headings',
      seedText.replace('Summary', 'Sum\u200bmary').replace('Why This', '\ufeffWhy This\u2060'),
    ],
    ['no-break spaces behind labels', seedText.replace(/(Gap|Context):/g, '$1:\u00a0')],
    ['many blank lines', seedText.replaceAll('\n\n', '\n\n\n \n\n')],
    ['blank lines on top', `\n\n  \n${seedText}`],
    ['hyphen bullets', seedText.replaceAll('  • ', '- ')],
    ['asterisk bullets', seedText.replaceAll('  • ', '* ')],
    ['bullets without a space', seedText.replaceAll('  • ', '•')],
    ['numbers', seedText.replaceAll('  • ', () => '1. ')],
    ['numbers with parentheses', seedText.replaceAll('  • ', () => '3) ')],
    ['blank lines between bullets', seedText.replaceAll('  • ', '\n\n- ')],
    ['no bullets at all', seedText.replaceAll('  • ', '')],
    ['no heading emoji', seedText.replace('🔑 ', '')],
    ['other heading emoji', seedText.replace('🔑', '🗝️').replace('\nSummary', '\n📝 Summary')],
    ['upper-case headings', seedText.replace('Summary', 'SUMMARY').replace('Why This', 'WHY THIS')],
    ['other names of sections', seedText.replace('Detailed ', '').replace('Why This', 'Why It')],
    ['colons behind headings', seedText.replace('Findings\n', 'Findings:\n')],
    [
      'headings right above their text',
      seedText.replace(/(Summary|Findings|Matters)\n\n/g, '$1\n'),
    ],
    ['no Summary heading', seedText.replace('Summary\n\n', '')],
    ['stars alone', seedText.replace(' 5/5', '')],
    ['stars with variation selectors', seedText.replaceAll('⭐', '⭐\ufe0f')],
    ['numbers alone', seedText.replace('⭐⭐⭐⭐⭐ ', '')],
    ['black stars', seedText.replace('⭐⭐⭐⭐⭐ 5/5', '★★★★★')],
    ['a labelled rating', seedText.replace('⭐⭐⭐⭐⭐ 5/5', 'Rating: 5 out of 5')],
    ['the day first', seedText.replace('March 11, 2026', '11 March 2026')],
    ['a short month', seedText.replace('March 11, 2026', 'Mar 11, 2026')],
    ['an ISO date', seedText.replace('March 11, 2026', '2026-03-11')],
    ['a head on several lines', seedText.replaceAll(' · ', '\n')],
    [
      'a head in another order',
      seedText.replace(/^⭐.*$/m, 'WIRED | By Maxwell Zeff | 5/5 | 2026-03-11'),
    ],
    ['a title right above the head', seedText.replace('\n\n⭐', '\n⭐')],
  ])('with %s', (_, text) => {
    expect(text).not.toBe(seedText);
    expect(read(text)).toEqual(seed);
  });
});

describe('ratings', () => {
  test.each([
    ['4/5', 4, 5],
    ['4 / 5', 4, 5],
    ['3.5/5', 3.5, 5],
    ['3,5/5', 3.5, 5],
    ['0/5', 0, 5],
    ['7/10', 7, 10],
    ['★★★★☆', 4, 5],
    ['★★★½☆', 3.5, 5],
    ['★★★½', 3.5, 5],
    ['★★★★★★★☆☆☆', 7, 10],
    ['☆☆☆☆☆', 0, 5],
    ['⭐⭐⭐⭐', 4, 5],
    ['⭐⭐⭐⭐ (4/5)', 4, 5],
    ['⭐⭐⭐½ 3.5/5', 3.5, 5],
    ['⭐⭐⭐⭐ 3.5/5', 3.5, 5],
    ['4 of 5 stars', 4, 5],
  ])('%s', (rating, value, max) => {
    expect(withHead(`${rating} · WIRED`).rating).toEqual({ value, max });
  });

  test('no rating', () => {
    expect(withHead('WIRED · March 11, 2026').rating).toBeNull();
  });
});

describe('the head', () => {
  test.each([
    ['By Ada Ito', ['Ada Ito']],
    ['by Ada Ito and Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Ada Ito, Bo Reyes and Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['By Ada Ito, Bo Reyes, and Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['By Ada Ito & Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Alessandra Andersson', ['Alessandra Andersson']],
  ])('%s', (byline, authors) => {
    expect(withHead(`5/5 · WIRED · ${byline}`).authors).toEqual(authors);
  });

  test('may be only the outlet', () => {
    expect(withHead('WIRED')).toMatchObject({ outlet: 'WIRED', rating: null, authors: [] });
  });

  test.each([
    'https://a.example/x?id=1',
    'URL: https://a.example/x?id=1',
    'Link: https://a.example/x?id=1',
  ])('takes the URL from its own line: %s', (line) => {
    expect(withHead(`5/5 · WIRED\n\n${line}`).url).toBe('https://a.example/x?id=1');
  });

  test('takes the URL from the last line if there is none above', () => {
    const { url, whyItMatters } = read(`${seedText}\n\nhttps://a.example/x\n`);
    expect(url).toBe('https://a.example/x');
    expect(whyItMatters).toEqual(seed.whyItMatters);
  });

  test('leaves further URLs in place', () => {
    const head = seedText.replace('\n\nSummary', '\n\nhttps://a.example/1\n\nSummary');
    const { url, whyItMatters } = read(`${head}\n\nhttps://a.example/2\n`);
    expect(url).toBe('https://a.example/1');
    expect(whyItMatters.at(-1)).toBe('https://a.example/2');
  });
});

describe('sections', () => {
  test('unknown ones are kept in order, anywhere outside the analysis', () => {
    const text = seedText
      .replace('🔑', 'Method\n\nThirty interviews.\n\n🔑')
      .concat('\n\n📚 Further Reading\n\n- One\n- Two\n\nEmpty One\n');
    const review = read(text);
    expect(review.sections).toEqual([
      { heading: 'Method', blocks: [{ type: 'paragraph', text: 'Thirty interviews.' }] },
      {
        heading: '📚 Further Reading',
        blocks: [{ type: 'list', ordered: false, items: ['One', 'Two'] }],
      },
      { heading: 'Empty One', blocks: [] },
    ]);
    expect({ ...review, sections: [] }).toEqual(seed);
  });

  test('findings and analysis may be missing', () => {
    const review = read('Title\n\nWIRED\n\nSummary\n\nOne.\n\nTwo.\n');
    expect(review).toMatchObject({ summary: ['One.', 'Two.'], keyFindings: [], analysis: [] });
  });

  test('the first text under a heading is its content, however short', () => {
    expect(read('Title\n\nWIRED\n\nSummary\n\nShort and sweet').summary).toEqual([
      'Short and sweet',
    ]);
  });

  test('an analysis may begin without a heading, and holds lists and quotes', () => {
    const text = [
      'Title',
      'WIRED',
      'Analysis',
      'It begins.',
      'A Heading',
      'Three things:\n- a\n  more of a\n- b',
      '- c',
      '1. one\n2. two',
      '> said\n> she\n>\n> twice',
      '4. is out of step',
    ].join('\n\n');
    expect(read(text).analysis).toEqual([
      { heading: null, blocks: [{ type: 'paragraph', text: 'It begins.' }] },
      {
        heading: 'A Heading',
        blocks: [
          { type: 'paragraph', text: 'Three things:' },
          { type: 'list', ordered: false, items: ['a\nmore of a', 'b', 'c'] },
          { type: 'list', ordered: true, items: ['one', 'two'] },
          { type: 'quote', paragraphs: ['said\nshe', 'twice'] },
          { type: 'paragraph', text: '4. is out of step' },
        ],
      },
    ]);
  });

  test('lists keep what stands inside an item, with its marks', () => {
    const text = [
      'Title\n\nWIRED\n\nAnalysis\n\nIt begins.\n',
      '1. Read the meter',
      '   - at noon',
      '     sharp',
      '       1) twice',
      '   - at dusk',
      '2. Call the operator',
      '',
      '   • by day',
      '',
      '3. Wait',
    ].join('\n');
    expect(read(text).analysis[0]?.blocks[1]).toEqual({
      type: 'list',
      ordered: true,
      items: [
        'Read the meter\n- at noon\n  sharp\n  1) twice\n- at dusk',
        'Call the operator\n- by day',
        'Wait',
      ],
    });
  });

  test('bullets between two numbers of a list belong to the item above them', () => {
    const text =
      'Title\n\nWIRED\n\nAnalysis\n\nIt begins.\n\n1. One\n• a\n  b\n• c\n2. Two\n• d\n1. Else';
    expect(read(text).analysis[0]?.blocks.slice(1)).toEqual([
      { type: 'list', ordered: true, items: ['One\n- a\n  b\n- c', 'Two'] },
      { type: 'list', ordered: false, items: ['d'] },
      { type: 'list', ordered: true, items: ['Else'] },
    ]);
  });

  test('letters of a list are kept, since later text may name them', () => {
    const text =
      'Title\n\nWIRED\n\nAnalysis\n\n(a) Read\n(b) Call\n\n1. One\n   a. noon\n   b. dusk\n2. Two';
    expect(read(text).analysis).toEqual([
      {
        heading: null,
        blocks: [
          { type: 'paragraph', text: '(a) Read\n(b) Call' },
          { type: 'list', ordered: true, items: ['One\na. noon\nb. dusk', 'Two'] },
        ],
      },
    ]);
  });

  test('lines between pipes are a table', () => {
    const text =
      'Title\n\nWIRED\n\nAnalysis\n\n| Hour | Margin |\n|---|:--:|\n| 19:42 | 0.3% |\n| | 1% |\n\n| no | table |\n| at | all |';
    expect(read(text).analysis[0]?.blocks).toEqual([
      {
        type: 'table',
        header: ['Hour', 'Margin'],
        rows: [
          ['19:42', '0.3%'],
          ['', '1%'],
        ],
      },
      { type: 'paragraph', text: '| no | table |\n| at | all |' },
    ]);
  });

  test('a line is a heading up to 80 characters and without final punctuation', () => {
    const headingsOf = (line: string) =>
      read(`Title\n\nWIRED\n\nAnalysis\n\nText.\n\n${line}`).analysis.flatMap(
        ({ heading }) => heading ?? [],
      );
    expect(headingsOf('x'.repeat(80))).toHaveLength(1);
    expect(headingsOf('x'.repeat(81))).toHaveLength(0);
    expect(headingsOf('😀'.repeat(80))).toHaveLength(1);
    for (const end of ['.', '!', '?', ':', ';', ',', '…', '."', '.)', '。']) {
      expect(headingsOf(`Words${end}`)).toHaveLength(0);
    }
    expect(headingsOf('The "Mult" Market (2026)')).toHaveLength(1);
  });
});

describe('findings', () => {
  const findingsOf = (text: string) =>
    read(`Title\n\nWIRED\n\nKey Findings\n\n${text}`).keyFindings;

  test('a label is the text before the first ": "', () => {
    expect(
      findingsOf('- A: b: c\n- 12:30 came: went\n- none\n- https://a.example\n- end:'),
    ).toEqual([
      { label: 'A', text: 'b: c' },
      { label: '12:30 came', text: 'went' },
      { label: null, text: 'none' },
      { label: null, text: 'https://a.example' },
      { label: null, text: 'end:' },
    ]);
  });

  test('a label has at most 60 characters', () => {
    expect(findingsOf(`- ${'x'.repeat(60)}: y`)[0]?.label).toHaveLength(60);
    expect(findingsOf(`- ${'x'.repeat(61)}: y`)[0]?.label).toBeNull();
  });

  test('items indented below a finding belong to it', () => {
    expect(findingsOf('- A: b\n  1. c\n  2. d\n\n  - e\n- F: g')).toEqual([
      { label: 'A', text: 'b\n1. c\n2. d\n- e' },
      { label: 'F', text: 'g' },
    ]);
  });

  test.each([
    ['Word', '•\tOne\no\tTwo\n\uf0a7\tThree\n–\tFour'],
    ['Outlook', '·\u00a0\u00a0 One\no\u00a0\u00a0 Two\n§\u00a0\u00a0\u00a0Three\n\uf0b7Four'],
    ['Docs', '● One\n○ Two\n■ Three\n- Four'],
    ['Wingdings', 'Ø\tOne\nü\tTwo\n❖ Three\n➢ Four'],
    ['numbers', '1)\tOne\n(2) Two\n3. Three\n٤. Four'],
    ['letters', 'a.\tOne\nb. Two\nc. Three\nd. Four'],
    ['letters in parentheses', '(a) One\n\n(b) Two\n\n(c) Three\n\n(d) Four'],
    ['Roman numerals', 'i. One\nii. Two\niii) Three\n(iv) Four'],
  ])('have the bullets of %s', (_, text) => {
    expect(findingsOf(text).map((finding) => finding.text)).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
    ]);
  });

  test.each(['§ 12 says so.', '§\u00a012 says so.', 'o Two.', 'i. e. this.', '✓ Works.'])(
    'may begin with what only looks like a bullet: %s',
    (text) => {
      expect(findingsOf(`- A\n\n${text}`)[1]?.text).toBe(text);
    },
  );

  test('continuation lines belong to their finding', () => {
    expect(findingsOf('- A: b\n  c: d\n- E')).toEqual([
      { label: 'A', text: 'b\nc: d' },
      { label: null, text: 'E' },
    ]);
  });
});

describe('line breaks', () => {
  const wrapped = [
    'A program wrapped this paragraph at seventy columns, as some do with',
    'whatever people write in them, and so no line of it is any longer than',
    'that; the last one is shorter.',
  ];
  const list = [
    '- An item that was wrapped as well, since it is longer than one line',
    '  of seventy columns',
    '- Another',
  ];

  test('that a program made to keep lines short are blanks', () => {
    const text = `Title\n\nWIRED\n\nSummary\n\n${wrapped.join('\n')}\n\nRoses are red,\nviolets are blue.\n\nAnalysis\n\nIt begins.\n\n${list.join('\n')}`;
    expect(read(text)).toMatchObject({
      summary: [wrapped.join(' '), 'Roses are red,\nviolets are blue.'],
      analysis: [
        {
          blocks: [
            { text: 'It begins.' },
            { items: [`${list[0]?.slice(2)} of seventy columns`, 'Another'] },
          ],
        },
      ],
    });
  });

  test('are kept in a text with lines too long to be wrapped', () => {
    const long = `${'It goes on and on. '.repeat(8)}Still.`;
    expect(read(`Title\n\nWIRED\n\nSummary\n\n${long}\n\n${wrapped.join('\n')}`).summary).toEqual([
      long,
      wrapped.join('\n'),
    ]);
  });

  test('are kept where the next word would have fitted', () => {
    expect(
      read(
        `Title\n\nWIRED\n\nSummary\n\n${wrapped.join('\n')}\n\nThis line of verse is as long as fifty columns,\nand so.`,
      ).summary[1],
    ).toBe('This line of verse is as long as fifty columns,\nand so.');
  });
});

test('markup, scripts and odd characters are text', () => {
  const text =
    '**bold** [a](javascript:alert(1)) <script>alert("x")</script> &amp; \u200fabc {{token}}.';
  const review = read(`# Title\n\nWIRED\n\nSummary\n\n${text}\n\n- one.\n> two.`);
  expect(review.title).toBe('# Title');
  expect(review.summary).toEqual([text, '- one.\n> two.']);
});

test('white space within a line is kept', () => {
  expect(read('A  B\u00a0C\n\nWIRED\n\nSummary\n\nx  y\tz\u2003\u00a0w.').summary).toEqual([
    'x  y\tz\u2003\u00a0w.',
  ]);
});
