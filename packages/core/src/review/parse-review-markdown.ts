import { quoteInput } from '../input/index.ts';
import { readAddressLine } from './address-line.ts';
import {
  decodeReview,
  findForbiddenLines,
  locateCharacters,
  refuseReview,
} from './decode-review.ts';
import { flattenToLine, isComment } from './flatten-markdown.ts';
import {
  readMarkdownBlock,
  readMarkdownFindings,
  readMarkdownParagraphs,
} from './markdown-blocks.ts';
import { readLabel } from './head-label.ts';
import type { PhrasingContent, RootContent } from './markdown-nodes.ts';
import { isHttpUrl } from './http-url.ts';
import { isLabelledList, readBelow, readHeadLines } from './markdown-head.ts';
import { numberNotes, type NotesOf } from './number-notes.ts';
import { type FrontMatter, parseFrontMatter } from './parse-front-matter.ts';
import { complainAboutOutlet, type Head, parseHead } from './parse-head.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { ReviewDraft } from './review-draft.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';
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
  { file, words: own = ENGLISH }: { file: string; words?: ReviewWords | undefined },
): ParsedReview {
  const words = withEnglish(own);
  const decoded = decodeReview(input, file);
  if (decoded.kind === 'invalid') return decoded;
  const forbidden = findForbiddenLines(decoded.text, file);
  if (forbidden.length > 0) return { kind: 'invalid', problems: forbidden };
  const lines = decoded.text.split('\n');
  const front = parseFrontMatter(lines, words);
  if (front.problems.length > 0) return refuseReview(file, front.problems);
  const body = lines.map((line, index) => (index < front.length ? '' : line));
  const blocks = parseMarkdown(body);
  if ('found' in blocks) return refuseReview(file, [blocks]);

  const nodes = blocks.filter(isVisible);
  const notesOf = numberNotes(blocks, nodes);
  const titled = takeTitle(nodes, front, words);
  if ('found' in titled) return refuseReview(file, [titled]);
  const { title, content } = titled;
  const { head, summary, rest } = readHead(
    content,
    {
      ...(title === null ? {} : { title: title.text }),
      ...(front.fields.outlet === undefined ? {} : { outlet: front.fields.outlet }),
    },
    words,
  );
  const heading = title ?? readTitle(head);
  if (heading === null) return refuseReview(file, [missTitle(content)]);
  const outlet = front.fields.outlet ?? head.fields.outlet;
  const { parts, problems } = splitMarkdownParts(placeNotes(nodes, rest, notesOf), words);
  const clashes = findClashes(front, head);
  const missing =
    outlet === null && clashes.length === 0
      ? [{ line: heading.line, ...complainAboutOutlet(null) }]
      : [];
  const complaints = [...missing, ...clashes, ...problems];
  if (complaints.length > 0) return refuseReview(file, complaints);

  const draft = new ReviewDraft();
  for (const [field, line] of head.lines) draft.locate(field, line);
  for (const [field, line] of front.lines) draft.locate(field, line);
  draft.locate('title', heading.line);
  for (const { text, line } of summary) draft.addParagraph('summary', text, line);
  const url = front.fields.url ?? head.fields.url ?? titled.url ?? takeLastUrl(parts, front, words);
  for (const part of parts) readPart(draft, part);
  const fields = { ...head.fields, ...front.fields, ...draft.fields, url };
  const review = { ...fields, title: heading.text };
  return locateCharacters(validateReview(review, file, draft), lines);
}

function isVisible(node: RootContent): boolean {
  if (node.type === 'html') return !isComment(node.value);
  return !['definition', 'footnoteDefinition', 'thematicBreak'].includes(node.type);
}

/** Puts notes below the blocks that call them; those of title and head come first. */
const placeNotes = (
  nodes: readonly RootContent[],
  rest: readonly RootContent[],
  notesOf: NotesOf,
): RootContent[] => [
  ...nodes.slice(0, nodes.length - rest.length).flatMap(notesOf),
  ...rest.flatMap((node) => [node, ...notesOf(node)]),
];

/** The title in the front matter or the first heading; null if the head may hold it. */
function takeTitle(
  nodes: readonly RootContent[],
  { fields, lines }: FrontMatter,
  words: ReviewWords,
):
  | { title: SourceLine | null; url: string | null; content: readonly RootContent[] }
  | LocatedComplaint {
  const [first, ...rest] = nodes;
  const line = first?.position?.start.line ?? 1;
  const heading = first?.type === 'heading' && first.depth === 1 ? first.children : null;
  const text = heading === null ? null : flattenToLine(heading);
  const given = fields.title;
  if (text === null || (text !== given && readSectionName(text, words) !== null)) {
    const title = given === undefined ? null : { text: given, line: lines.get('title') ?? 1 };
    if (title === null && text !== null) return missTitle(nodes);
    return { title, url: null, content: nodes };
  }
  const url = readLinkedUrl(heading ?? []);
  const label = readLabel(text, words);
  const own = label?.kind === 'title' && text !== given ? label.value : text;
  if (given === undefined || given === own) {
    return { title: { text: own, line }, url, content: rest };
  }
  return { line, found: `a second title: ${quoteInput(own)}`, expected: 'one' };
}

/** Where a heading that is all a link leads. */
function readLinkedUrl(children: readonly PhrasingContent[]): string | null {
  const [only, ...others] = children;
  return only?.type === 'link' && others.length === 0 && isHttpUrl(only.url) ? only.url : null;
}

const missTitle = (nodes: readonly RootContent[]): LocatedComplaint => ({
  line: nodes[0]?.position?.start.line ?? 1,
  found: 'no title',
  expected: 'a first heading such as "# Title"',
});

const readTitle = ({ fields, lines }: Head): SourceLine | null =>
  fields.title === null ? null : { text: fields.title, line: lines.get('title') ?? 1 };

/**
 * Reads what precedes the first heading as a head, line by line. The paragraphs behind it are
 * summary, as is what follows it in its last paragraph.
 */
function readHead(
  nodes: readonly RootContent[],
  known: { title?: string; outlet?: string },
  words: ReviewWords,
): {
  head: Head;
  summary: SourceLine[];
  rest: readonly RootContent[];
} {
  const end = nodes.findIndex((node) => node.type !== 'paragraph' && !isLabelledList(node, words));
  const texts = (end === -1 ? nodes : nodes.slice(0, end)).map((node) => ({
    node,
    lines: readHeadLines(node, words),
  }));
  const head = parseHead(
    texts.flatMap(({ lines }) => lines),
    known,
    words,
  );
  let taken = head.length;
  let read = 0;
  const summary: SourceLine[] = [];
  for (const { node, lines } of texts) {
    if (taken <= 0) break;
    read += 1;
    const first = lines[taken];
    if (first !== undefined && first.text !== '') {
      summary.push({ ...first, text: readBelow(node, taken) });
    }
    taken -= lines.length;
  }
  return { head, summary, rest: nodes.slice(read) };
}

/**
 * An address alone in the last paragraph, outside the sections that have no field, is the article's.
 * Below front matter with an outlet, as Galley prints it, only a link is: text stays text there.
 */
function takeLastUrl(
  parts: readonly MarkdownPart[],
  { fields }: FrontMatter,
  words: ReviewWords,
): string | null {
  const last = parts.at(-1);
  const node = last?.nodes.at(-1);
  if (last === undefined || last.name === 'section' || node === undefined) return null;
  const [line, end, ...others] = readHeadLines(node, words);
  if (line === undefined || end?.text !== '' || others.length > 0) return null;
  const address = readAddressLine(line.text, words);
  if (address === null || address.text !== null) return null;
  const isLink = line.text.includes('](') && !line.text.includes(`[${address.url}](`);
  if (fields.outlet !== undefined && !isLink) return null;
  last.nodes.pop();
  return address.url;
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
