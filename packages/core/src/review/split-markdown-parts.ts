import { flattenToLine } from './flatten-markdown.ts';
import type { RootContent } from './markdown-nodes.ts';
import type { LocatedComplaint } from './source-line.ts';
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
export function splitMarkdownParts(nodes: readonly RootContent[]): {
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
      const heading = flattenToLine(node.children);
      const name = readSectionName(heading);
      const before = name === null ? undefined : seen.get(name);
      if (before !== undefined) {
        const found = `a second heading "${heading}" (the first is on line ${before})`;
        problems.push({ line, found, expected: 'each section once' });
      }
      if (name !== null) seen.set(name, line);
      open(name === null ? { name: 'section', heading, line } : { name, heading: null, line });
    } else if (node.type === 'heading' && part.name === 'analysis') {
      open({ name: 'analysis', heading: flattenToLine(node.children), line });
    } else part.nodes.push(node);
  }
  return { parts, problems };
}
