import { hasInk, quoteInput } from '../input/index.ts';
import {
  decodeReview,
  findForbiddenLines,
  locateCharacters,
  refuseReview,
} from './decode-review.ts';
import { splitLabel } from './finding-label.ts';
import { parseBlocks } from './parse-blocks.ts';
import { readAddressLine } from './address-line.ts';
import { readLabel } from './head-label.ts';
import { complainAboutOutlet, type Head, parseHead, readsAsHead } from './parse-head.ts';
import { ReviewDraft } from './review-draft.ts';
import { readSectionName } from './section-name.ts';
import type { LocatedComplaint, SourceLine } from './source-line.ts';
import { type Chunk, splitTextParts, type TextPart } from './split-text-parts.ts';
import { readItemLine } from './text-line.ts';
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
  { file }: { file: string },
): ParsedReview {
  const decoded = decodeReview(input, file);
  if (decoded.kind === 'invalid') return decoded;
  const forbidden = findForbiddenLines(decoded.text, file);
  if (forbidden.length > 0) return { kind: 'invalid', problems: forbidden };
  const lines = decoded.text
    .split('\n')
    .map((text, index): SourceLine => ({ text: text.trim(), line: index + 1 }));

  const start = lines.findIndex(({ text }) => hasInk(text));
  const first = lines[start];
  if (first === undefined) return refuseReview(file, [missTitle(1, 'nothing to read')]);
  const titled = readTitleAndHead(first, lines.slice(start));
  if (titled === null) return refuseReview(file, [missTitle(first.line, quoteInput(first.text))]);

  const { title, head } = titled;
  const { parts, problems } = splitTextParts(lines.slice(start + head.length));
  const named = head.fields.outlet !== null || head.problems.length > 0;
  const missing = named ? [] : [missOutlet(title, head.length > 1, parts)];
  const complaints = [...missing, ...head.problems, ...problems];
  if (complaints.length > 0) return refuseReview(file, complaints);

  const url = head.fields.url ?? takeLastUrl(parts, title.text);
  const draft = new ReviewDraft();
  for (const [field, line] of head.lines) draft.locate(field, line);
  draft.locate('title', title.line);
  for (const part of parts) readPart(draft, part);
  const review = { ...head.fields, title: title.text, url, ...draft.fields };
  return locateCharacters(validateReview(review, file, draft), decoded.text.split('\n'));
}

/** The title is the first line, or has a label; the head's length counts its line. */
function readTitleAndHead(
  first: SourceLine,
  lines: readonly SourceLine[],
): { title: SourceLine; head: Head } | null {
  if (readSectionName(first.text) !== null) return null;
  if ((readLabel(first.text)?.kind ?? null) !== null) {
    const head = parseHead(lines);
    const { title } = head.fields;
    if (title !== null) {
      return { title: { text: title, line: head.lines.get('title') ?? first.line }, head };
    }
  }
  if (readsAsHead(first.text)) return null;
  const head = parseHead(lines.slice(1), { title: first.text });
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
function takeLastUrl(parts: readonly TextPart[], title: string): string | null {
  const last = parts.at(-1);
  const chunk = last?.chunks.at(-1);
  if (last === undefined || last.name === 'section' || chunk?.length !== 1) return null;
  const address = readAddressLine(chunk[0]?.text ?? '');
  if (address === null || (address.text ?? title) !== title) return null;
  last.chunks.pop();
  return address.url;
}

function readPart(draft: ReviewDraft, { name, heading, line, chunks }: TextPart): void {
  switch (name) {
    case 'summary':
    case 'whyItMatters':
      for (const chunk of chunks) {
        draft.addParagraph(name, textsOf(chunk).join('\n'), chunk[0]?.line ?? line);
      }
      break;
    case 'keyFindings':
      for (const finding of chunks.flatMap(readFindings)) {
        draft.addFinding(splitLabel(finding.texts.join('\n')), finding.line);
      }
      break;
    case 'analysis':
      draft.addAnalysis(heading, parseBlocks(chunks.map(textsOf)), line);
      break;
    case 'section':
      draft.addSection(heading ?? '', parseBlocks(chunks.map(textsOf)), line);
  }
}

/** Each item is a finding; without bullets, each line if all have labels, otherwise the chunk. */
function readFindings(chunk: Chunk): { line: number; texts: string[] }[] {
  const findings: { line: number; texts: string[] }[] = [];
  const labelled = chunk.every(({ text }) => splitLabel(text).label !== null);
  const bulleted = chunk.some(({ text }) => readItemLine(text) !== null);
  for (const { text, line } of chunk) {
    const item = readItemLine(text);
    const last = findings.at(-1);
    const continues = item === null && last !== undefined && (bulleted || !labelled);
    if (continues) last.texts.push(text);
    else findings.push({ line, texts: [item?.text ?? text] });
  }
  return findings;
}

const textsOf = (chunk: Chunk): string[] => chunk.map(({ text }) => text);
