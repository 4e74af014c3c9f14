/** Text, JSON and front matter that slow careless readers: deep, long, many, or with aliases. */

const fill = (size: number, piece: string): string =>
  piece.repeat(Math.max(0, Math.floor(size / piece.length)));

const text = (head: string, piece: string, end = '') => ({
  file: 'review.txt',
  make: (size: number) => head + fill(size - head.length - end.length, piece) + end,
});

const json = (head: string, piece: string, end: string) => ({
  file: 'review.json',
  make: (size: number) => head + fill(size - head.length - end.length, piece) + end,
});

const MOST_FRONT_MATTER = 16_000;
const yaml = (head: string, piece: string, end = '') => ({
  file: 'review.md',
  make: () =>
    `---\n${head}${fill(MOST_FRONT_MATTER - head.length - end.length, piece)}${end}\n---\n# T\n\nWIRED\n`,
});

const HEAD = 'Title\n\nWIRED\n\nSummary\n\n';
const REVIEW = '{"title":"a","outlet":"b",';

/** Files of at most `size` bytes, by what they contain too much of. */
export const COSTLY_FILES: Readonly<
  Record<string, { readonly file: string; make(size: number): string }>
> = {
  'blanks within a line': text(`${HEAD}a`, ' ', 'b'),
  'tabs within a line': text(`${HEAD}a`, '\t', 'b'),
  'blanks after "By"': text('T\n\nWIRED\n\nBy', ' ', 'x'),
  'blanks after "URL:"': text('T\n\nWIRED\n\nURL:', ' ', 'x y'),
  'blanks in a rating': text('T\n\n4', ' ', 'of'),
  'a long title': text('', 'a'),
  'a long URL': text('T\n\nWIRED\n\nhttp://', 'a.'),
  labels: text(HEAD, 'a: '),
  paragraphs: text(HEAD, 'a\n\n'),
  headings: text(HEAD, 'Heading\n\n'),
  'the same section': text(HEAD, 'Summary\n'),
  findings: text('T\n\nWIRED\n\nKey Findings\n\n', 'a: b\n'),
  'quoted lines': text('T\n\nWIRED\n\nDetailed Analysis\n\n', '> a\n'),
  'marks of Markdown': text(HEAD, '*_[]`'),
  'blank lines': text('', '\n'),
  'carriage returns': text('', '\r'),
  'lists in lists': json('', '[', ''),
  'objects in objects': json('', '{"a":', ''),
  'lists closed again': {
    file: 'review.json',
    make: (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  },
  'a long string': json('{"title":"', 'a', '"}'),
  'a string without end': json('{"title":"', 'a', ''),
  escapes: json('{"title":"', '\\n', '"}'),
  digits: json('{"title":', '1', 'x}'),
  'many texts': json(`${REVIEW}"summary":[`, '"a",', '"a"]}'),
  'many wrong texts': json(`${REVIEW}"summary":[`, '1,', '"a"]}'),
  'many blocks': json(
    `${REVIEW}"analysis":[{"heading":null,"blocks":[`,
    '{"type":"list","ordered":true,"items":[""]},',
    '{}]}]}',
  ),
  'texts the text form cannot express': json(
    `${REVIEW}"summary":[`,
    `"- Summary${'x'.repeat(120)}",`,
    '"Summary"]}',
  ),
  'many keys': {
    file: 'review.json',
    make: (size) =>
      `{${Array.from({ length: Math.floor(size / 12) }, (_, index) => `"k${index}":1`).join(',')}}`,
  },
  'YAML lists in lists': yaml('a: ', '['),
  'YAML maps in maps': yaml('a: ', '{a: '),
  'YAML sequences in sequences': yaml('', '- '),
  'YAML questions in questions': yaml('', '? '),
  'YAML aliases': yaml('a: &a [x]\nb: [', '*a,', ']'),
  'YAML merges': yaml('a: &a {x: 1}\n', '<<: *a\n'),
  'a YAML bomb': yaml(
    ['x', '*a', '*b', '*c', '*d', '*e', '*f']
      .map(
        (piece, index) => `${'abcdefg'[index]}: &${'abcdefg'[index]} [${fill(30, `${piece},`)}x]\n`,
      )
      .join(''),
    '#\n',
  ),
  'YAML in quotes': yaml('title: "', 'a', '"'),
  'folded YAML': yaml('title: >\n', ' a\n'),
  'YAML tags': yaml('', '!!str '),
  'YAML anchors': yaml('', '&a '),
  'YAML directives': yaml('', '%YAML 1.2\n'),
  'YAML comments': yaml('', '#\n'),
  'the same YAML key': yaml('', 'a: 1\n'),
  'YAML braces that nothing opens': yaml('title: ', '}'),
};
