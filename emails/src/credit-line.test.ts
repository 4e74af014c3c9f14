import { expect, test } from 'vitest';
import type { Review } from '@galley/core/review';
import { creditLine } from './credit-line.ts';
import { wordingOf } from '@galley/wording';

const credits = (parts: Pick<Review, 'outlet' | 'publishedOn' | 'authors'>) =>
  creditLine({ ...EMPTY, ...parts }, wordingOf('en')).join(' · ');

const EMPTY: Review = {
  title: '',
  rating: null,
  outlet: '',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: [],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};

test.each([
  [['WIRED', '2026-03-11', ['Maxwell Zeff']], 'WIRED · March 11, 2026 · By Maxwell Zeff'],
  [['WIRED', null, ['A', 'B']], 'WIRED · By A and B'],
  [['', '2024-02-29', ['A', 'B', 'C']], 'February 29, 2024 · By A, B, and C'],
  [['WIRED', null, []], 'WIRED'],
  [['', null, []], ''],
] as const)('%j is %s', ([outlet, publishedOn, authors], expected) => {
  expect(credits({ outlet, publishedOn, authors })).toBe(expected);
});
