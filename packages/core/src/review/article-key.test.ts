import { expect, test } from 'vitest';
import { articleKeyOf, sameArticle } from './article-key.ts';

const key = (title: string, outlet: string, url: string | null = null) =>
  articleKeyOf({ title, outlet, url });

test('one URL is one article, whatever the titles say', () => {
  const one = key('Codex', 'WIRED', 'https://harbor.example/q?st=a1b2C3');
  expect(sameArticle(one, key('Other', 'Harbor', 'http://www.harbor.example/q/'))).toBe('url');
  expect(sameArticle(one, key('Codex', 'WIRED', 'https://harbor.example/p'))).toBeNull();
});

test('without a URL on either side, title and outlet decide', () => {
  const one = key('It’s\u00a0Quiet', 'The Harbor Review');
  const url = 'https://harbor.example/q';
  expect(sameArticle(one, key("it's quiet", 'The Harbor  Review'))).toBe('title-and-outlet');
  expect(sameArticle(one, key("It's Quiet", 'The Harbor Review', url))).toBe('title-and-outlet');
  expect(sameArticle(one, key("It's Quiet", 'WIRED'))).toBeNull();
});

test('words never move between title and outlet', () => {
  expect(sameArticle(key('A B', 'C'), key('A', 'B C'))).toBeNull();
});
