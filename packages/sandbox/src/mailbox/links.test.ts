import { expect, test } from 'vitest';
import { linksOf, rewriteLinks } from './links.ts';

const MAIL = `<a class="x" href="https://a.example/?b=1&amp;c=2">one</a>
  <a href='https://b.example/'>two</a><a href="https://b.example/">again</a>
  <a href="mailto:ada@a.example">write</a><link href="https://a.example/style.css">`;

test('the links of a mail are those of its anchors to the web', () => {
  expect(linksOf(MAIL)).toEqual(['https://a.example/?b=1&c=2', 'https://b.example/']);
});

test('only they are led somewhere else', () => {
  const rewritten = rewriteLinks(MAIL, (link) => `click?link=${encodeURIComponent(link)}`);
  expect(rewritten).toContain(
    '<a class="x" href="click?link=https%3A%2F%2Fa.example%2F%3Fb%3D1%26c%3D2">one',
  );
  expect(rewritten.match(/click\?link/g)).toHaveLength(3);
  expect(rewritten).toContain('mailto:ada@a.example');
  expect(rewritten).toContain('https://a.example/style.css');
});
