/** What a fuzz repeats up to the size limit: each construct of Markdown, complete or cut off. */
const PIECES: Readonly<Record<string, string>> = {
  'setext =': 'a\n=\n',
  'setext -': 'a\n-\n',
  'setext under a definition': '[a]: b\nc\n=\n',
  'comment, unclosed': 'a <!-- ',
  'comment, unclosed, by line': 'a <!--\n',
  'comment, block': '<!--',
  instruction: 'a<?',
  declaration: 'a<!A',
  CDATA: 'a<![CDATA[',
  'tag, unclosed': 'x<a ',
  'tag, unclosed, by line': 'x <a\n',
  'tag with attributes': "a<a b=c d='e' ",
  'tag with an open quote': 'a<a b="',
  'closing tag': 'a</a',
  '[': '[',
  ']': ']',
  '[]': '[]',
  '![': '![',
  '](': '](',
  link: '[a](b)',
  'link, unclosed': '[a](b',
  'link with an open title': '[a](b "',
  'link with an open address': '[a](<',
  'link in brackets': '[[a](b)',
  reference: '[a][b]',
  'reference, unclosed': '[a][',
  image: '![a](b)',
  'image in image': '![a](',
  definitions: '[a]: b\n',
  'definition with an open title': '[a]: b "\n',
  'definition without address': '[a]:\n',
  'definition, used': '[a]: b\n\n[a]\n\n',
  footnote: '[^a]: b\n',
  '*': 'a*',
  '* that opens': '*a ',
  '* that closes': 'a* ',
  _: '_a ',
  '* and _': '*_',
  '* and _ in turn': '_a* ',
  '**': 'a**b',
  '* and **': '*a **a ',
  '***': 'a***b ',
  emphasis: '*a*',
  strong: '**a** ',
  '~~': '~~a~~ ',
  quote: '> a\n',
  'quote, empty': '>\n',
  'quote, lazy': '> a\nb\n',
  'quote, deeper and back': '> a\n>> b\n',
  item: '- a\n',
  'item, empty': '-\n',
  'item, loose': '- a\n\n',
  'item, lazy': '- a\nb\n',
  'item in item': '- a\n  - b\n',
  'item with a quote': '- > a\n',
  'quote with an item': '> - a\n',
  'items in turn': '- a\n* b\n',
  'numbered item': '1. a\n2) b\n',
  backticks: 'a `` b ` ',
  fence: '```a\n',
  entity: '&amp;',
  'entity, unclosed': '&#',
  'entity between brackets': ']a&amp;',
  autolink: '<http://a>',
  'autolink, unclosed': '<a@',
  table: '|a|b|\n|-|-|\n',
  '\\': '\\',
  escape: '\\*',
  'hard break': 'a  \n',
  'hard break by \\': 'a\\\n',
  blanks: 'a     ',
  tab: '\ta\n',
  'indented code': '    a\n',
  'blank line': ' \n',
  line: 'a\n',
  paragraph: 'a\n\n',
  heading: '# a\n',
  'heading, closed': '###### a #\n',
  rule: '***\n',
  'HTML block': '<div>\n\n',
  script: '<script>',
  'carriage return': 'a\r',
  emoji: '😀',
};

/** Constructs that only hurt in a whole document. */
const DOCUMENTS: Readonly<Record<string, (size: number) => string>> = {
  'backticks, ever more': (size) => grow(size, (count) => `${'`'.repeat(count)} `),
  'stars, ever more': (size) => grow(size, (count) => `${'*'.repeat(count)}a`),
  'indents, ever more': (size) => grow(size, (count) => `${' '.repeat(2 * count)}- a\n`),
  'quotes, ever more': (size) => grow(size, (count) => `${'>'.repeat(count)}a\n`),
  'fences, ever more': (size) => grow(size, (count) => `${'`'.repeat(count + 2)}\n`),
  'definitions of many names': (size) => grow(size, (count) => `[a${count}]: b\n`),
  'brackets in brackets': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'images in images': (size) => '!['.repeat(size / 8) + '](b)'.repeat(size / 8),
  'emphasis in emphasis': (size) => '*a '.repeat(size / 6) + 'a* '.repeat(size / 6),
  'quotes without end': (size) => '>'.repeat(size),
  'lists without end': (size) => '- '.repeat(size / 2),
  'deep lists': (size) => `${'- '.repeat(45)}a\n`.repeat(size / 92),
  'blank lines in a deep list': (size) => `${'- '.repeat(45)}a\n${'\n'.repeat(size - 92)}`,
  'lazy lines in a deep quote': (size) => `${'> '.repeat(45)}a\n${'b\n'.repeat(size / 2 - 46)}`,
};

function grow(size: number, piece: (count: number) => string): string {
  const pieces: string[] = [];
  let length = 0;
  for (let count = 1; length < size; count += 1) {
    const next = piece(count);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('').slice(0, size);
}

/** Documents of at most `size` characters, by the construct that each repeats. */
export function costlyMarkdown(size: number): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(PIECES).map(([name, piece]): [string, string] => [
      name,
      piece.repeat(Math.floor(size / piece.length)),
    ]),
    ...Object.entries(DOCUMENTS).map(([name, make]): [string, string] => [name, make(size)]),
  ]);
}
