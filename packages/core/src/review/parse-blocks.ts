import type { Block } from './review.ts';
import { isQuoteLine, readItemLine } from './text-line.ts';

type Draft =
  | { readonly type: 'paragraph'; readonly lines: string[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: string[][] }
  | { readonly type: 'quote'; readonly paragraphs: string[][] };

/**
 * Reads chunks of trimmed lines (separated by blank lines) as paragraphs, lists and quotes. A
 * numbered list counts 1, 2, 3; a number out of step is text, so that none is lost. Bullets
 * continue the list of the chunk before.
 */
export function parseBlocks(chunks: readonly (readonly string[])[]): Block[] {
  const drafts: Draft[] = [];
  for (const chunk of chunks) {
    let open: Draft | null = null;
    for (const line of chunk) open = readLine(drafts, open, line);
  }
  return drafts.flatMap(finishBlock);
}

/** Adds a line to the open block of its chunk, or opens a new one; returns the open block. */
function readLine(drafts: Draft[], open: Draft | null, line: string): Draft {
  const last = drafts.at(-1);
  if (isQuoteLine(line)) {
    const quote =
      open?.type === 'quote' ? open : pushDraft(drafts, { type: 'quote', paragraphs: [[]] });
    const text = line.slice(1).trim();
    if (text === '') quote.paragraphs.push([]);
    else quote.paragraphs.at(-1)?.push(text);
    return quote;
  }
  const item = readItemLine(line);
  if (item !== null) {
    const ordered = item.number !== null;
    const list = last?.type === 'list' && last.ordered === ordered ? last : null;
    const expected = ordered ? (list?.items.length ?? 0) + 1 : null;
    if (list !== null && item.number === expected) {
      list.items.push([item.text]);
      return list;
    }
    if (item.number === null || item.number === 1) {
      return pushDraft(drafts, { type: 'list', ordered, items: [[item.text]] });
    }
  }
  if (open?.type === 'list') open.items.at(-1)?.push(line);
  else if (open?.type === 'paragraph') open.lines.push(line);
  else return pushDraft(drafts, { type: 'paragraph', lines: [line] });
  return open;
}

function pushDraft<Kind extends Draft>(drafts: Draft[], draft: Kind): Kind {
  drafts.push(draft);
  return draft;
}

function finishBlock(draft: Draft): Block[] {
  const join = (lines: readonly string[]): string => lines.join('\n');
  switch (draft.type) {
    case 'paragraph':
      return [{ type: 'paragraph', text: join(draft.lines) }];
    case 'list':
      return [{ type: 'list', ordered: draft.ordered, items: draft.items.map(join) }];
    case 'quote': {
      const paragraphs = draft.paragraphs.filter((lines) => lines.length > 0).map(join);
      return paragraphs.length === 0 ? [] : [{ type: 'quote', paragraphs }];
    }
  }
}
