import { GrowingText } from './growing-text.ts';
import { readPipeTable } from './pipe-table.ts';
import type { Block, Table } from './review.ts';
import type { SourceLine } from './source-line.ts';
import { type ItemLine, isQuoteLine, readItemLine, readLetterLine } from './text-line.ts';

interface ListDraft {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: GrowingText[];
}

type Draft =
  | { readonly type: 'paragraph'; readonly text: GrowingText }
  | ListDraft
  | Table
  | { readonly type: 'quote'; readonly paragraphs: (GrowingText | null)[] };

/**
 * Reads chunks of lines (separated by blank lines) as paragraphs, lists, quotes and tables. A numbered list
 * counts 1, 2, 3; a number out of step is text, so that none is lost. Bullets continue the list of
 * the chunk before. Items that are indented more than their list, and bullets between two numbers of
 * a list, belong to the item above them. `width` is where the source was wrapped.
 */
export function parseBlocks(
  chunks: readonly (readonly SourceLine[])[],
  width: number | null,
): Block[] {
  const drafts: Draft[] = [];
  for (const chunk of chunks) {
    const table = readPipeTable(chunk.map(({ text }) => text));
    if (table !== null) {
      drafts.push(table);
      continue;
    }
    let open: Draft | null = null;
    for (const line of chunk) open = readLine(drafts, open, line);
  }
  return drafts.flatMap((draft) => finishBlock(draft, width));
}

/** Adds a line to the open block of its chunk, or opens a new one; returns the open block. */
function readLine(drafts: Draft[], open: Draft | null, source: SourceLine): Draft {
  const { text } = source;
  if (isQuoteLine(text)) return readQuoteLine(drafts, open, source);
  const item = readItemLine(text);
  const list = item === null ? null : readItem(drafts, open, source, item);
  if (list !== null) return list;
  // No list of the model counts in letters, so those stay, each on a line of its own.
  const letter = readLetterLine(text);
  const joins = letter === null;
  const outer = open?.type === 'list' ? open.items.at(-1) : undefined;
  if (open?.type === 'list' && outer !== undefined) {
    if (letter !== null && outer.holds(source)) outer.addItem(source, letter);
    else outer.addLine(source, { joins });
    return open;
  }
  if (open?.type !== 'paragraph') {
    return pushDraft(drafts, { type: 'paragraph', text: new GrowingText(source) });
  }
  open.text.addLine(source, { joins });
  return open;
}

function readQuoteLine(drafts: Draft[], open: Draft | null, source: SourceLine): Draft {
  const quote =
    open?.type === 'quote' ? open : pushDraft(drafts, { type: 'quote', paragraphs: [] });
  const said = { ...source, text: source.text.slice(1).trim() };
  const last = quote.paragraphs.at(-1);
  if (said.text === '') quote.paragraphs.push(null);
  else if (last) last.addLine(said);
  else quote.paragraphs.push(new GrowingText(said));
  return quote;
}

/** Adds an item to a list, or to an item of one; null for a number out of step. */
function readItem(
  drafts: Draft[],
  open: Draft | null,
  source: SourceLine,
  item: ItemLine,
): Draft | null {
  const last = drafts.at(-1);
  const outer = last?.type === 'list' ? last.items.at(-1) : undefined;
  if (last?.type === 'list' && outer?.holds(source) && (open === null || open === last)) {
    outer.addItem(source, item);
    return last;
  }
  const { number } = item;
  const entry = new GrowingText(source, item.text);
  const continued = number === null ? listAt(drafts, -1, false) : findCounted(drafts, number);
  if (continued !== null) {
    continued.items.push(entry);
    return continued;
  }
  if (number !== null && number !== 1) return null;
  return pushDraft(drafts, { type: 'list', ordered: number !== null, items: [entry] });
}

/**
 * The list that counts on with a number. If only bullets come between, they belong to its last
 * item: pasted text often lacks their indent.
 */
function findCounted(drafts: Draft[], number: number): ListDraft | null {
  const last = listAt(drafts, -1, true);
  if (last !== null) return last.items.length + 1 === number ? last : null;
  const between = listAt(drafts, -1, false);
  const before = listAt(drafts, -2, true);
  if (between === null || before === null || before.items.length + 1 !== number) return null;
  for (const item of between.items) before.items.at(-1)?.absorb(item);
  drafts.pop();
  return before;
}

function listAt(drafts: readonly Draft[], place: number, ordered: boolean): ListDraft | null {
  const draft = drafts.at(place);
  return draft?.type === 'list' && draft.ordered === ordered ? draft : null;
}

function pushDraft<Kind extends Draft>(drafts: Draft[], draft: Kind): Kind {
  drafts.push(draft);
  return draft;
}

function finishBlock(draft: Draft, width: number | null): Block[] {
  switch (draft.type) {
    case 'paragraph':
      return [{ type: 'paragraph', text: draft.text.print(width) }];
    case 'list': {
      const { ordered, items } = draft;
      return [{ type: 'list', ordered, items: items.map((item) => item.print(width)) }];
    }
    case 'quote': {
      const paragraphs = draft.paragraphs.flatMap((text) => text?.print(width) ?? []);
      return paragraphs.length === 0 ? [] : [{ type: 'quote', paragraphs }];
    }
    case 'table':
      return [draft];
  }
}
