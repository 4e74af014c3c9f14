import { expect, test } from 'vitest';
import { shellBlocks } from './read-commands.ts';

const read = (text: string) => shellBlocks(text, 'page.md');
const block = (lines: string, fence = '```sh'): string => `${fence}\n${lines}\n\`\`\`\n`;

test('commands are read as a shell reads them', () => {
  const text = block(
    [
      "galley review add 'a b.txt' --note \"it's #1\"  # why",
      '# a comment',
      'PORT=3100 npm start -- \\',
      '  --json',
      'curl -H "Key: $(cat key.txt)" https://news.example.org/a#b > out.txt',
    ].join('\n'),
  );
  const [{ commands } = { commands: [] }] = read(`Text.\n\n${text}`);
  expect(commands.map(({ line, words, settings, to }) => ({ line, words, settings, to }))).toEqual([
    {
      line: 4,
      words: ['galley', 'review', 'add', 'a b.txt', '--note', "it's #1"],
      settings: {},
      to: null,
    },
    { line: 6, words: ['npm', 'start', '--', '--json'], settings: { PORT: '3100' }, to: null },
    {
      line: 8,
      words: ['curl', '-H', 'Key: $(cat key.txt)', 'https://news.example.org/a#b'],
      settings: {},
      to: 'out.txt',
    },
  ]);
});

test('a block that says why it is not run has no commands; other languages have none either', () => {
  expect(read(block('docker ps', '```sh not-run: needs a container engine'))).toEqual([
    { line: 1, notRun: 'needs a container engine', commands: [] },
  ]);
  expect(read(block('a | b', '```json'))).toEqual([]);
});

test.each([
  ['galley doctor | grep ok', '```sh', 'page.md:2: found | grep ok, expected a plain command'],
  ['echo $HOME', '```sh', 'page.md:2: found $HOME, expected a plain command'],
  ['ls', '```bash', 'page.md:1: found a block of bash, expected sh'],
  ['ls', '```sh not-run', 'page.md:1: found "not-run", expected "not-run: " and why'],
  ['ls', '```sh not-run: slow', 'page.md:1: found "not-run: slow", expected "not-run: " and why'],
])('%s after %s is refused with its place', (lines, fence, message) => {
  expect(() => read(block(lines, fence))).toThrow(message);
});
