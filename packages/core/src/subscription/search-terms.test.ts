import { expect, test } from 'vitest';
import { readSearchTerms } from './search-terms.ts';

test.each([
  ['', { address: null, domain: null, name: null }],
  ['@example.org', { address: null, domain: 'example.org', name: null }],
  ['@', { address: null, domain: null, name: null }],
  ['@Bücher.example', { address: null, domain: 'xn--bcher-kva.example', name: null }],
  ['Ada@Exam', { address: 'ada@exam', domain: null, name: null }],
  ['ada@', { address: 'ada@', domain: null, name: null }],
  [' example.org ', { address: 'example.org', domain: 'example.org', name: 'example.org' }],
  ['ليلى', { address: 'ليلى', domain: URL.parse('http://ليلى')?.hostname, name: 'ليلى' }],
  ['Ada  Love', { address: null, domain: null, name: 'ada  love' }],
])('%j may be the beginning of %j', (typed, terms) => {
  expect(readSearchTerms(typed)).toEqual(terms);
});
