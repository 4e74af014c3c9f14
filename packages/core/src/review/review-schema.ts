import { z } from 'zod';
import { quoteInput } from '../input/index.ts';
import { isHttpUrl } from './http-url.ts';
import { complainAboutDate } from './publication-date.ts';
import { complainAboutRating, MOST_STARS } from './rating.ts';
import type { Block, Review, Table } from './review.ts';
import { complainAboutLine, complainAboutText, type Complaint } from './text-rules.ts';
import { complainAboutTopic, complainAboutTopics, LONGEST_TOPIC, MOST_TOPICS } from './topic.ts';

const LONGEST_TITLE = 300;
const LONGEST_HEADING = 200;
const LONGEST_NAME = 120;
const LONGEST_CELL = 300;
const MOST_AUTHORS = 50;
const MOST_TEXTS = 2000;

/** Runs a rule as a zod check: the message is what was expected, `params.found` what was found. */
const obey =
  <T>(complain: (value: T) => Complaint | null) =>
  (value: T, context: z.core.$RefinementCtx<T>): void => {
    const complaint = complain(value);
    if (complaint === null) return;
    const { found, expected } = complaint;
    context.addIssue({ code: 'custom', message: expected, params: { found } });
  };

const line = (longest: number, description: string) =>
  z
    .string()
    .superRefine(obey((text) => complainAboutLine(text, longest)))
    .meta({ description, minLength: 1, maxLength: longest });

const text = z
  .string()
  .superRefine(obey(complainAboutText))
  .meta({ description: 'Trimmed text without blank lines', minLength: 1 });

const paragraphs = z.array(text);

const cells = z.array(
  z
    .string()
    .superRefine(obey((cell) => (cell === '' ? null : complainAboutLine(cell, LONGEST_CELL))))
    .meta({ description: 'A cell, which may be empty', maxLength: LONGEST_CELL }),
);

const topic = z
  .string()
  .superRefine(obey(complainAboutTopic))
  .meta({ description: 'The name of a topic', minLength: 1, maxLength: LONGEST_TOPIC });

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text }),
  z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean(),
    items: paragraphs.superRefine(obey(complainAboutEmptiness)).meta({ minItems: 1 }),
  }),
  z.strictObject({
    type: z.literal('quote'),
    paragraphs: paragraphs.superRefine(obey(complainAboutEmptiness)).meta({ minItems: 1 }),
  }),
  z
    .strictObject({
      type: z.literal('table'),
      header: cells.superRefine(obey(complainAboutEmptiness)).meta({ minItems: 1 }),
      rows: z.array(cells),
    })
    .superRefine(obey(complainAboutTable)),
]);

const rating = z
  .strictObject({ value: z.number(), max: z.number() })
  .superRefine(obey(complainAboutRating))
  .meta({ description: `Halves of a star, 0 to max; max is a whole number, 1 to ${MOST_STARS}` });

const analysisPart = z.strictObject({
  heading: line(LONGEST_HEADING, 'Null only for text before the first heading').nullable(),
  blocks: z.array(block),
});

const section = z.strictObject({
  heading: line(LONGEST_HEADING, 'A heading without a field of its own'),
  blocks: z.array(block),
});

/**
 * Which reviews are valid. Beyond the types of {@link Review}:
 *
 * - every text is well-formed Unicode without control characters (line feed and tab excepted),
 *   noncharacters and characters that embed, override or isolate a direction (U+202E and its kin),
 *   trimmed, has something to read, and contains no blank line;
 * - titles, outlets, authors, headings and labels are one line, without tabs, of at most 300, 120,
 *   120, 200 and 200 characters;
 * - a rating is in halves, from 0 to its maximum, which is a whole number from 1 to 10;
 * - topics are at most 20 names of 60 characters, without commas, and no two with one key;
 * - `publishedOn` is a day that exists; `url` satisfies {@link isHttpUrl};
 * - lists and quotes are not empty; a table has text, and rows as long as its header;
 * - only the first part of the analysis may be without a heading, and then it has blocks;
 * - it has at most 2,000 paragraphs, items and headings in all.
 *
 * Only `title` and `outlet` are required; the rest defaults to null or empty. Unknown keys are
 * refused.
 */
export const reviewSchema = z
  .strictObject({
    title: line(LONGEST_TITLE, "The article's title"),
    rating: rating.nullable().default(null),
    outlet: line(LONGEST_NAME, 'Who published the article'),
    publishedOn: z
      .string()
      .superRefine(obey(complainAboutDate))
      .meta({ description: 'A day that exists', format: 'date' })
      .nullable()
      .default(null),
    authors: z
      .array(line(LONGEST_NAME, 'A name'))
      .superRefine(obey(complainAboutCrowd))
      .meta({ maxItems: MOST_AUTHORS })
      .default([]),
    url: z
      .string()
      .superRefine(obey(complainAboutUrl))
      .meta({ description: 'http or https', format: 'uri' })
      .nullable()
      .default(null),
    topics: z
      .array(topic)
      .superRefine(obey(complainAboutTopics))
      .meta({ maxItems: MOST_TOPICS })
      .default([]),
    summary: paragraphs.default([]),
    keyFindings: z
      .array(
        z.strictObject({ label: line(LONGEST_HEADING, 'A label').nullable().default(null), text }),
      )
      .default([]),
    analysis: z.array(analysisPart).superRefine(obey(complainAboutParts)).default([]),
    whyItMatters: paragraphs.default([]),
    sections: z.array(section).default([]),
  })
  .superRefine(obey(complainAboutSize))
  .meta({ title: 'Review', description: "An editor's write-up of one article" });

/** The published form of {@link reviewSchema} (JSON Schema 2020-12, for input). */
export const reviewJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(reviewSchema, { io: 'input' });

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function complainAboutEmptiness(list: readonly string[]): Complaint | null {
  return list.length > 0 ? null : { found: 'an empty list', expected: 'at least one text' };
}

function complainAboutSize(review: Review): Complaint | null {
  const parts = [...review.analysis, ...review.sections];
  const texts = review.summary.length + review.keyFindings.length + review.whyItMatters.length;
  const count = parts.reduce((sum, { blocks }) => sum + 1 + countTexts(blocks), texts);
  if (count <= MOST_TEXTS) return null;
  return { found: `${count} paragraphs, items and headings`, expected: `at most ${MOST_TEXTS}` };
}

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function complainAboutTable({ header, rows }: Table): Complaint | null {
  if (![header, ...rows].flat().some((cell) => cell !== '')) {
    return { found: 'a table without text', expected: 'a cell with text' };
  }
  const odd = rows.findIndex((row) => row.length !== header.length);
  if (odd === -1) return null;
  const found = `row ${odd + 1} with ${rows[odd]?.length ?? 0} cells`;
  return { found, expected: `${header.length}, as in the header` };
}

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function countTexts(blocks: readonly Block[]): number {
  return blocks.reduce((sum, each) => {
    if (each.type === 'list') return sum + each.items.length;
    if (each.type === 'table') return sum + [each.header, ...each.rows].flat().length;
    return sum + (each.type === 'quote' ? each.paragraphs.length : 1);
  }, 0);
}

function complainAboutCrowd(authors: readonly string[]): Complaint | null {
  if (authors.length <= MOST_AUTHORS) return null;
  return { found: `${authors.length} authors`, expected: `at most ${MOST_AUTHORS}` };
}

function complainAboutUrl(url: string): Complaint | null {
  if (isHttpUrl(url)) return null;
  return { found: quoteInput(url), expected: 'an http or https URL' };
}

function complainAboutParts(parts: Review['analysis']): Complaint | null {
  const odd = parts.findIndex(
    (part, index) => part.heading === null && (index > 0 || part.blocks.length === 0),
  );
  if (odd === -1) return null;
  return odd === 0
    ? { found: 'a part without heading and content', expected: 'one of them' }
    : { found: `part ${odd + 1} without a heading`, expected: 'one for all parts but the first' };
}
