import { hasInk, quoteInput } from '../input/index.ts';
import {
  decodeReview,
  findForbiddenLines,
  locateCharacters,
  refuseReview,
} from './decode-review.ts';
import { splitLabel } from './finding-label.ts';
import { GrowingText } from './growing-text.ts';
import { parseBlocks } from './parse-blocks.ts';
import { readAddressLine } from './address-line.ts';
import { readLabel } from './head-label.ts';
import { complainAboutOutlet, type Head, parseHead, readsAsHead } from './parse-head.ts';
import { ReviewDraft } from './review-draft.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';
import { readSectionName } from './section-name.ts';
import { type LocatedComplaint, readSourceLine, type SourceLine } from './source-line.ts';
import { type Chunk, splitTextParts, type TextPart } from './split-text-parts.ts';
import { countsInLetters, readItemLine, readLetterLine } from './text-line.ts';
import { findWrapWidth } from './wrapped-lines.ts';
import { type ParsedReview, validateReview } from './validate-review.ts';

/**
 * Reads the text form of a review: title, a line of rating, outlet, date and byline, then sections.
 * A heading is a separate line of at most 80 characters without final punctuation; a finding's
 * label is the text before its first ": ", at most 60 characters. Markdown in it is text. No
 * character within a paragraph, an item or a heading changes; white space around lines, bullets,
 * and emoji before known headings are form, not text.
 *
 * Never throws; refuses what {@link reviewSchema} does not allow, naming file and line.
 */
export function parseReviewText(
  input: Uint8Array | string,
  { file, words: own = ENGLISH }: { file: string; words?: ReviewWords | undefined },
): ParsedReview {
  const words = withEnglish(own);
  const decoded = decodeReview(input, file);
  if (decoded.kind === 'invalid') return decoded;
  const forbidden = findForbiddenLines(decoded.text, file);
  if (forbidden.length > 0) return { kind: 'invalid', problems: forbidden };
  const lines = decoded.text.split('\n').map((text, index) => readSourceLine(text, index + 1));

  const start = lines.findIndex(({ text }) => hasInk(text));
  const first = lines[start];
  if (first === undefined) return refuseReview(file, [missTitle(1, 'nothing to read')]);
  const titled = readTitleAndHead(first, lines.slice(start), words);
  if (titled === null) return refuseReview(file, [missTitle(first.line, quoteInput(first.text))]);

  const { title, head } = titled;
  const { parts, problems } = splitTextParts(lines.slice(start + head.length), words);
  const named = head.fields.outlet !== null || head.problems.length > 0;
  const missing = named ? [] : [missOutlet(title, head.length > 1, parts)];
  const complaints = [...missing, ...head.problems, ...problems];
  if (complaints.length > 0) return refuseReview(file, complaints);

  const url = head.fields.url ?? takeLastUrl(parts, title.text, words);
  const draft = new ReviewDraft();
  for (const [field, line] of head.lines) draft.locate(field, line);
  draft.locate('title', title.line);
  const width = findWrapWidth(parts.flatMap(({ chunks }) => chunks.flat()));
  for (const part of parts) readPart(draft, part, width);
  const review = { ...head.fields, title: title.text, url, ...draft.fields };
  return locateCharacters(validateReview(review, file, draft), decoded.text.split('\n'));
}

/** The title is the first line, or has a label; the head's length counts its line. */
function readTitleAndHead(
  first: SourceLine,
  lines: readonly SourceLine[],
  words: ReviewWords,
): { title: SourceLine; head: Head } | null {
  if (readSectionName(first.text, words) !== null) return null;
  if ((readLabel(first.text, words)?.kind ?? null) !== null) {
    const head = parseHead(lines, {}, words);
    const { title } = head.fields;
    if (title !== null) {
      return { title: { text: title, line: head.lines.get('title') ?? first.line }, head };
    }
  }
  if (readsAsHead(first.text, words)) return null;
  const head = parseHead(lines.slice(1), { title: first.text }, words);
  return { title: first, head: { ...head, length: head.length + 1 } };
}

const missTitle = (line: number, found: string): LocatedComplaint => ({
  line,
  found,
  expected: 'the title on the first line',
});

function missOutlet(
  title: SourceLine,
  hasHead: boolean,
  parts: readonly TextPart[],
): LocatedComplaint {
  const next = hasHead ? undefined : parts[0]?.chunks[0]?.[0];
  return { line: next?.line ?? title.line, ...complainAboutOutlet(next?.text ?? null) };
}

/** A URL alone on the last line, outside the sections that have a field, is the article's. */
function takeLastUrl(parts: readonly TextPart[], title: string, words: ReviewWords): string | null {
  const last = parts.at(-1);
  const chunk = last?.chunks.at(-1);
  if (last === undefined || last.name === 'section' || chunk?.length !== 1) return null;
  const address = readAddressLine(chunk[0]?.text ?? '', words);
  if (address === null || (address.text ?? title) !== title) return null;
  last.chunks.pop();
  return address.url;
}

function readPart(
  draft: ReviewDraft,
  { name, heading, line, chunks }: TextPart,
  width: number | null,
): void {
  switch (name) {
    case 'summary':
    case 'whyItMatters':
      for (const chunk of chunks) {
        draft.addParagraph(name, readParagraph(chunk, width), chunk[0]?.line ?? line);
      }
      break;
    case 'keyFindings':
      for (const finding of readFindings(chunks)) {
        draft.addFinding(splitLabel(finding.text.print(width)), finding.line);
      }
      break;
    case 'analysis':
      draft.addAnalysis(heading, parseBlocks(chunks, width), line);
      break;
    case 'section':
      draft.addSection(heading ?? '', parseBlocks(chunks, width), line);
  }
}

/** A chunk where only paragraphs are allowed. Items stay on lines of their own. */
function readParagraph([first, ...others]: Chunk, width: number | null): string {
  if (first === undefined) return '';
  const text = new GrowingText(first);
  for (const source of others)
    text.addLine(source, {
      joins: readItemLine(source.text) === null && readLetterLine(source.text) === null,
    });
  return text.print(width);
}

interface FindingDraft {
  readonly line: number;
  readonly text: GrowingText;
}

/**
 * Each item is a finding, with the items indented below it; without bullets, each line of a chunk if
 * all have labels, otherwise the chunk.
 */
function readFindings(chunks: readonly Chunk[]): FindingDraft[] {
  const findings: FindingDraft[] = [];
  const letters = chunks.flat().flatMap(({ text }) => readLetterLine(text)?.mark ?? []);
  const readMark = (text: string) =>
    readItemLine(text) ?? (countsInLetters(letters) ? readLetterLine(text) : null);
  for (const chunk of chunks) {
    const labelled = chunk.every(({ text }) => splitLabel(text).label !== null);
    const bulleted = chunk.some(({ text }) => readMark(text) !== null);
    for (const [index, source] of chunk.entries()) {
      const item = readMark(source.text);
      const last = findings.at(-1)?.text;
      const continues = item === null && index > 0 && (bulleted || !labelled);
      if (item !== null && last?.holds(source)) last.addItem(source, item);
      else if (continues) last?.addLine(source);
      else findings.push({ line: source.line, text: new GrowingText(source, item?.text) });
    }
  }
  return findings;
}
