import { describe, expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readReview } from './read-review.ts';

function complaintsOf(file: string, text: string): string[] {
  const read = readReview({ file, bytes: new TextEncoder().encode(text) });
  return read.kind === 'invalid' ? read.problems.map(formatProblem) : [];
}

const KIN = ['202A', '202B', '202C', '202D', '202E', '2066', '2067', '2068', '2069'];

describe.each(KIN)('U+%s is refused with its line', (code) => {
  const odd = `Pay ${String.fromCharCode(Number.parseInt(code, 16))}000,1 now.`;
  const problem = (place: string) =>
    `found the character U+${code} in ${place}, expected printable text`;

  test.each([
    ['a summary', `Summary\n\nOne\n${odd}`, 6, 'paragraph 1 of the summary'],
    ['a finding', `Key Findings\n\n- One.\n- Two: ${odd}`, 6, 'key finding 2'],
    [
      'a paragraph',
      `Analysis\n\nHead\n\nOne.\n\n${odd}`,
      9,
      'block 2 of the part "Head" of the analysis',
    ],
    [
      'a quote',
      `Analysis\n\n> One.\n> ${odd}`,
      6,
      'paragraph 1 in block 1 of part 1 of the analysis',
    ],
    [
      'a list',
      `Analysis\n\nOne.\n\n- Two\n- ${odd}`,
      8,
      'item 2 in block 2 of part 1 of the analysis',
    ],
    ['the reasons', `Why This Matters\n\nOne.\n\n${odd}`, 7, 'paragraph 2 of "Why It Matters"'],
  ])('in %s of a text', (_, body, line, place) => {
    expect(complaintsOf('a.txt', `T\nH\n${body}\n`)).toEqual([`a.txt:${line}: ${problem(place)}`]);
  });

  test.each([
    ['a summary', `## Summary\n\n${odd}`, 7, 'paragraph 1 of the summary'],
    [
      'a quote',
      `## Analysis\n\n> One.\n>\n> ${odd}`,
      9,
      'paragraph 2 in block 1 of part 1 of the analysis',
    ],
    ['code', `## More\n\n\`\`\`\n${odd}\n\`\`\``, 8, 'block 1 of the section "More"'],
    [
      'a character reference',
      `## Summary\n\nPay &#x${code}; now.`,
      7,
      'paragraph 1 of the summary',
    ],
    ['front matter', '', 2, 'outlet'],
  ])('in %s of Markdown', (_, body, line, place) => {
    const markdown =
      body === '' ? `---\noutlet: "\\u${code}x"\n---\n# T\n` : `# T\n\nH\n\n${body}\n`;
    expect(complaintsOf('a.md', markdown)).toEqual([`a.md:${line}: ${problem(place)}`]);
  });

  test('in JSON, escaped or not', () => {
    for (const text of [odd, odd.replace(/[^ -~]/, `\\u${code}`)]) {
      const json = `{"title": "T", "outlet": "H",\n"summary": ["One.",\n"${text}"]}`;
      expect(complaintsOf('a.json', json)).toEqual([`a.json:3: ${problem('summary[1]')}`]);
    }
  });
});

test('the marks of Arabic and Hebrew text may stand in it', () => {
  expect(
    complaintsOf('a.txt', 'T\n\nH\n\nSummary\n\nقال \u200f«نعم»\u061c و\u200e+1 555.\n'),
  ).toEqual([]);
});
