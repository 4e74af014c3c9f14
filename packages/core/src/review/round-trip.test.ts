import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReviewJson } from './parse-review-json.ts';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import { parseReviewText } from './parse-review-text.ts';
import { printReviewJson } from './print-review-json.ts';
import { printReviewMarkdown } from './print-review-markdown.ts';
import { printReviewText } from './print-review-text.ts';
import { readReview } from './read-review.ts';
import { reviewSchema } from './review-schema.ts';
import { anyReview, plainReview } from './review.arbitrary.ts';

const runs = { numRuns: 400 };
const file = 'review';

test('the schema returns every valid review unchanged', () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      expect(reviewSchema.parse(review)).toEqual(review);
    }),
  );
});

test('JSON can express every review', () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      expect(parseReviewJson(printReviewJson(review), { file })).toEqual({ kind: 'ok', review });
    }),
    runs,
  );
});

test('Markdown can express every review', () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      const markdown = printReviewMarkdown(review);
      expect(parseReviewMarkdown(markdown, { file })).toEqual({ kind: 'ok', review });
    }),
    runs,
  );
});

test('printed text reads back as an equal review, or the printer names what it refuses', () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      const printed = printReviewText(review);
      if (printed.kind === 'ok') {
        expect(parseReviewText(printed.text, { file })).toEqual({ kind: 'ok', review });
      } else {
        expect(printed.problems).not.toEqual([]);
      }
    }),
    runs,
  );
});

test('text can express what editors write', () => {
  fc.assert(
    fc.property(plainReview, (review) => {
      const printed = printReviewText(review);
      expect(printed.kind === 'ok' ? parseReviewText(printed.text, { file }) : printed).toEqual({
        kind: 'ok',
        review,
      });
    }),
    runs,
  );
});

test('a second trip through text changes no bytes', () => {
  fc.assert(
    fc.property(fc.oneof(anyReview, plainReview), (review) => {
      const printed = printReviewText(review);
      fc.pre(printed.kind === 'ok');
      const parsed = parseReviewText(printed.text, { file });
      expect(parsed.kind === 'ok' && printReviewText(parsed.review)).toEqual(printed);
    }),
  );
});

const anySource = fc
  .array(
    fc.oneof(
      anyReview.map(printReviewMarkdown),
      anyReview.map(printReviewJson),
      fc.constantFrom(
        '---\n',
        '\n\n',
        '# T\n',
        '## Summary\n',
        '- a\n',
        '{"title":',
        '[',
        '"',
        'a: &x *x\n',
        '5/5 · O · By A\n',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

test.each(['text', 'markdown', 'json'] as const)(
  'reading any bytes as %s gives a valid review or problems with lines',
  (format) => {
    const anyBytes = fc.oneof(
      anySource.map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const read = readReview({ file, bytes, format });
        if (read.kind === 'ok') expect(reviewSchema.parse(read.review)).toEqual(read.review);
        else {
          const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/).length;
          expect(read.problems.length).toBeGreaterThan(0);
          for (const { line } of read.problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines);
          }
        }
      }),
      runs,
    );
  },
);
