import { hasInk, quoteInput } from '../input/index.ts';
import { decodeReview, findForbiddenLines, refuseReview } from './decode-review.ts';
import { flattenMarkdown, flattenToLine, isComment } from './flatten-markdown.ts';
import {
  readMarkdownBlock,
  readMarkdownFindings,
  readMarkdownParagraphs,
} from './markdown-blocks.ts';
import type { RootContent } from './markdown-nodes.ts';
import { type FrontMatter, parseFrontMatter } from './parse-front-matter.ts';
import { complainAboutOutlet, type Head, parseHead } from './parse-head.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { ReviewDraft } from './review-draft.ts';
import { readSectionName } from './section-name.ts';
import type { LocatedComplaint, SourceLine } from './source-line.ts';
import { type MarkdownPart, splitMarkdownParts } from './split-markdown-parts.ts';
import { type ParsedReview, validateReview } from './validate-review.ts';

/**
 * Reads a review from Markdown (CommonMark), with or without YAML front matter. The title is the
 * first heading or `title` in the front matter; without `outlet` there, the line of rating, outlet,
 * date and byline follows the title, as in the text form. The model holds text, so inline
 * markup is flattened: emphasis, code and links keep their words, a link's URL is dropped.
 *
 * Never throws; refuses what {@link reviewSchema} does not allow, naming file and line.
 */
export function parseReviewMarkdown(
  input: Uint8Array | string,
  { file }: { file: string },
): ParsedReview {
  const decoded = decodeReview(input, file);
  if (decoded.kind === 'invalid') return decoded;
  const forbidden = findForbiddenLines(decoded.text, file);
  if (forbidden.length > 0) return { kind: 'invalid', problems: forbidden };
  const lines = decoded.text.split('\n');
  const front = parseFrontMatter(lines);
  if (front.problems.length > 0) return refuseReview(file, front.problems);
  const body = lines.map((line, index) => (index < front.length ? '' : line));
  const blocks = parseMarkdown(body);
  if ('found' in blocks) return refuseReview(file, [blocks]);

  const nodes = blocks.filter(isVisible);
  const titled = takeTitle(nodes, front);
  if ('found' in titled) return refuseReview(file, [titled]);
  const { title, content } = titled;
  const head = front.fields.outlet === undefined ? readHead(content) : null;
  const outlet = front.fields.outlet ?? head?.head.fields.outlet ?? null;
  const { parts, problems } = splitMarkdownParts(head?.rest ?? content);
  const clashes = head === null ? [] : findClashes(front, head.head);
  const missing =
    outlet === null && clashes.length === 0
      ? [{ line: title.line, ...complainAboutOutlet(null) }]
      : [];
  const complaints = [...missing, ...clashes, ...problems];
  if (complaints.length > 0) return refuseReview(file, complaints);

  const draft = new ReviewDraft();
  draft.locate('title', title.line);
  for (const [field, line] of head?.head.lines ?? []) draft.locate(field, line);
  for (const [field, line] of front.lines) draft.locate(field, line);
  for (const { text, line } of head?.summary ?? []) draft.addParagraph('summary', text, line);
  for (const part of parts) readPart(draft, part);
  const fields = { ...head?.head.fields, ...front.fields, ...draft.fields };
  return validateReview({ ...fields, title: title.text }, file, draft);
}

function isVisible(node: RootContent): boolean {
  if (node.type === 'html') return !isComment(node.value);
  return node.type !== 'definition' && node.type !== 'thematicBreak';
}

function takeTitle(
  nodes: readonly RootContent[],
  { fields, lines }: FrontMatter,
): { title: SourceLine; content: readonly RootContent[] } | LocatedComplaint {
  const [first, ...rest] = nodes;
  const line = first?.position?.start.line ?? 1;
  const text =
    first?.type === 'heading' && first.depth === 1 ? flattenToLine(first.children) : null;
  const given = fields.title;
  if (text === null || (text !== given && readSectionName(text) !== null)) {
    if (given !== undefined)
      return { title: { text: given, line: lines.get('title') ?? 1 }, content: nodes };
    return { line, found: 'no title', expected: 'a first heading such as "# Title"' };
  }
  if (given === undefined || given === text) return { title: { text, line }, content: rest };
  return { line, found: `a second title: ${quoteInput(text)}`, expected: 'one' };
}

/** Reads the paragraphs before the first heading as a head; the rest of them is summary. */
function readHead(nodes: readonly RootContent[]): {
  head: Head;
  summary: SourceLine[];
  rest: readonly RootContent[];
} {
  const end = nodes.findIndex(({ type }) => type !== 'paragraph');
  const paragraphs = end === -1 ? nodes : nodes.slice(0, end);
  const lines = paragraphs.flatMap((node): SourceLine[] => {
    const line = node.position?.start.line ?? 1;
    const text = node.type === 'paragraph' ? flattenMarkdown(node.children) : '';
    const own = text.split('\n').map((each, index) => ({ text: each.trim(), line: line + index }));
    return [...own, { text: '', line }];
  });
  const head = parseHead(lines);
  const summary: SourceLine[] = [];
  let open = false;
  for (const { text, line } of lines.slice(head.length)) {
    const last = open ? summary.pop() : undefined;
    open = hasInk(text);
    if (open)
      summary.push(
        last === undefined ? { text, line } : { text: `${last.text}\n${text}`, line: last.line },
      );
    else if (last !== undefined) summary.push(last);
  }
  return { head, summary, rest: nodes.slice(paragraphs.length) };
}

function findClashes(front: FrontMatter, head: Head): LocatedComplaint[] {
  const twice = [...head.lines].filter(([field]) => front.lines.has(field));
  const found = twice.map(([field, line]) => ({
    line,
    found: `a second ${field} (the first is on line ${front.lines.get(field)})`,
    expected: 'one',
  }));
  return [...head.problems, ...found];
}

function readPart(draft: ReviewDraft, { name, heading, line, nodes }: MarkdownPart): void {
  switch (name) {
    case 'summary':
    case 'whyItMatters':
      for (const node of nodes) {
        for (const text of readMarkdownParagraphs(node)) {
          draft.addParagraph(name, text, node.position?.start.line ?? line);
        }
      }
      break;
    case 'keyFindings':
      for (const { finding, line: at } of nodes.flatMap(readMarkdownFindings)) {
        draft.addFinding(finding, at);
      }
      break;
    case 'analysis':
      draft.addAnalysis(heading, nodes.flatMap(readMarkdownBlock), line);
      break;
    case 'section':
      draft.addSection(heading ?? '', nodes.flatMap(readMarkdownBlock), line);
  }
}
