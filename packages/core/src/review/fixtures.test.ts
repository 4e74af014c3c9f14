import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseReviewText } from './parse-review-text.ts';
import { printReviewText } from './print-review-text.ts';
import { reviewJsonSchema } from './review-schema.ts';
import type { Review } from './review.ts';

const at = (path: string): URL => new URL(`../../fixtures/${path}`, import.meta.url);
const readText = (path: string): string => readFileSync(at(path), 'utf8');
const readJson = (path: string): unknown => JSON.parse(readText(path));
const names = readdirSync(at('reviews/')).toSorted();

function parse(file: string): Review {
  const parsed = parseReviewText(readFileSync(at(file)), { file });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.review;
}

describe('the seed review', () => {
  const seed = parse('seed-review.txt');

  test('comes back from the model byte for byte, except for a final line feed', () => {
    expect(printReviewText(seed)).toEqual({ kind: 'ok', text: `${readText('seed-review.txt')}\n` });
  });

  test('has its whole text in the model', () => {
    expect(seed).toMatchObject({
      title: "Inside OpenAI's Race to Catch Up to Claude Code",
      rating: { value: 5, max: 5 },
      outlet: 'WIRED',
      publishedOn: '2026-03-11',
      authors: ['Maxwell Zeff'],
      url: null,
      sections: [],
    });
    expect(seed.keyFindings.map(({ label }) => label)).toEqual([
      'Revenue Gap',
      'Historical Context',
      "Anthropic's Advantage",
      'Windsurf Acquisition Failed',
      'Strategic Importance',
    ]);
    expect(seed.analysis.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      ['The Race Timeline', 0],
      ['Why Anthropic Won Early', 1],
      ['Codex vs Claude Code Today', 1],
      ['Enterprise Adoption', 1],
      ['Safety Concerns', 1],
    ]);
    expect(seed.summary).toHaveLength(1);
    expect(seed.whyItMatters).toHaveLength(2);
  });

  test('keeps its typo', () => {
    expect(seed.keyFindings[4]?.text).toContain('rare mult trillion-dollar markets');
  });
});

describe('checked-in files are up to date', () => {
  test('seed-review.json is the seed as a model', () => {
    expect(readJson('seed-review.json')).toEqual(parse('seed-review.txt'));
  });

  test('reviews.json holds the seed and then the other reviews by file name', () => {
    const others = names.map((name) => parse(`reviews/${name}`));
    expect(readJson('reviews.json')).toEqual([parse('seed-review.txt'), ...others]);
  });

  test.each(names)('reviews/%s is in canonical form', (name) => {
    const text = readText(`reviews/${name}`);
    expect(printReviewText(parse(`reviews/${name}`))).toEqual({ kind: 'ok', text });
  });

  test('docs/review.schema.json is the JSON Schema of a review', () => {
    expect(readJson('../../../docs/review.schema.json')).toEqual(reviewJsonSchema());
  });
});
