import { splitLabel } from './finding-label.ts';
import { complainAboutSecond, complainAboutTypo, readHeading } from './known-heading.ts';
import type { ReviewWords } from './review-words.ts';
import type { LocatedComplaint, SourceLine } from './source-line.ts';
import { readSectionName, type SectionName } from './section-name.ts';
import { isHeadingLine } from './text-line.ts';
import { hasInk } from '../input/index.ts';

/** Lines that no blank line separates. */
export type Chunk = readonly SourceLine[];

/** The part of the text form under one heading. Each heading of the analysis opens a part. */
export interface TextPart {
  readonly name: SectionName | 'section';
  /** What the model keeps of the heading: nothing if a field represents it. */
  readonly heading: string | null;
  /** The line of the heading; for the part before the first heading, of its first text. */
  readonly line: number;
  readonly chunks: Chunk[];
}

/**
 * Splits what follows the head at its headings. Known headings are found on any line, others where
 * a heading-like line stands alone between blank lines. What comes first under the heading of a
 * field without headings of its own is always content. Text before any heading is summary.
 */
export function splitTextParts(
  lines: readonly SourceLine[],
  words: ReviewWords,
): {
  parts: TextPart[];
  problems: LocatedComplaint[];
} {
  let part: TextPart = { name: 'summary', heading: null, line: lines[0]?.line ?? 1, chunks: [] };
  let opened = false;
  const parts = [part];
  const problems: LocatedComplaint[] = [];
  const seen = new Map<SectionName, number>();
  const open = (next: Omit<TextPart, 'chunks'>): void => {
    part = { ...next, chunks: [] };
    parts.push(part);
  };
  for (const chunk of splitChunks(lines, words)) {
    const [first, second] = chunk;
    if (first === undefined) continue;
    const { text, line } = first;
    const heading = readHeading(text);
    const name = heading.isMeant ? null : readSectionName(text, words);
    const typo = heading.isMeant ? null : complainAboutTypo(text, words);
    if (typo !== null) problems.push({ line, ...typo });
    if (name !== null) {
      const before = seen.get(name);
      if (before !== undefined) {
        problems.push({ line, ...complainAboutSecond(text, before) });
      }
      seen.set(name, line);
      open({ name, heading: null, line });
      opened = true;
    } else if (
      second === undefined &&
      isHeadingLine(text) &&
      (heading.isMeant || !isContent(part, opened, text))
    ) {
      const inside = part.name === 'analysis' ? 'analysis' : 'section';
      open({ name: inside, heading: heading.text, line });
    } else part.chunks.push(chunk);
  }
  return { parts, problems };
}

function isContent(part: TextPart, opened: boolean, text: string): boolean {
  if (part.name === 'analysis' || part.name === 'section') return false;
  if (opened && part.chunks.length === 0) return true;
  return part.name === 'keyFindings' && splitLabel(text).label !== null;
}

function splitChunks(lines: readonly SourceLine[], words: ReviewWords): Chunk[] {
  const chunks: SourceLine[][] = [[]];
  for (const source of lines) {
    if (!hasInk(source.text)) chunks.push([]);
    else if (readSectionName(source.text, words) !== null) chunks.push([source], []);
    else chunks.at(-1)?.push(source);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}
