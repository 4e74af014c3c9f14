import { flattenToLine } from './flatten-markdown.ts';
import { complainAboutSecond, complainAboutTypo, readHeading } from './known-heading.ts';
import type { RootContent } from './markdown-nodes.ts';
import type { LocatedComplaint } from './source-line.ts';
import type { ReviewWords } from './review-words.ts';
import { readSectionName, type SectionName } from './section-name.ts';

/** The part of a Markdown review under one heading. Each heading of the analysis opens a part. */
export interface MarkdownPart {
  readonly name: SectionName | 'section';
  readonly heading: string | null;
  readonly line: number;
  readonly nodes: RootContent[];
}

/**
 * Splits what follows the title at its headings: the highest level that occurs opens sections;
 * lower ones open parts of the analysis and are plain paragraphs elsewhere. Content before any
 * heading is summary.
 */
export function splitMarkdownParts(
  nodes: readonly RootContent[],
  words: ReviewWords,
): {
  parts: MarkdownPart[];
  problems: LocatedComplaint[];
} {
  const sectionDepth = nodes.reduce(
    (depth, node) => (node.type === 'heading' ? Math.min(depth, node.depth) : depth),
    6,
  );
  let part: MarkdownPart = { name: 'summary', heading: null, line: 1, nodes: [] };
  const parts = [part];
  const problems: LocatedComplaint[] = [];
  const seen = new Map<SectionName, number>();
  const open = (next: Omit<MarkdownPart, 'nodes'>): void => {
    part = { ...next, nodes: [] };
    parts.push(part);
  };
  for (const node of nodes) {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading' && node.depth === sectionDepth) {
      const source = flattenToLine(node.children);
      const { text: heading, isMeant } = readHeading(source);
      const name = isMeant ? null : readSectionName(source, words);
      const typo = isMeant ? null : complainAboutTypo(source, words);
      if (typo !== null) problems.push({ line, ...typo });
      const before = name === null ? undefined : seen.get(name);
      if (before !== undefined) {
        problems.push({ line, ...complainAboutSecond(heading, before) });
      }
      if (name !== null) seen.set(name, line);
      open(name === null ? { name: 'section', heading, line } : { name, heading: null, line });
    } else if (node.type === 'heading' && part.name === 'analysis') {
      open({ name: 'analysis', heading: flattenToLine(node.children), line });
    } else part.nodes.push(node);
  }
  return { parts, problems };
}
