import type { FlowContent, ListItem, PhrasingContent, RootContent } from './markdown-nodes.ts';

type Node = FlowContent | PhrasingContent | ListItem;
type Note = Extract<RootContent, { type: 'footnoteDefinition' }>;

/** Returns the notes to show below a block, each note only once. */
export type NotesOf = (block: RootContent) => RootContent[];

/**
 * Numbers the footnotes of a document whose `blocks` are shown, by their first calls: a call becomes
 * "[1]" in its text, and its note, which begins with the same, goes below the block or list item that
 * calls it first. Items take theirs at once; for other blocks the result tells. Notes without a call
 * go below the last block.
 */
export function numberNotes(all: readonly RootContent[], blocks: readonly RootContent[]): NotesOf {
  const notes = collectNotes(all);
  const numbers = new Map<string, number>();

  /** The notes that a node is the first to call, and the notes that those call. */
  const firstCalledIn = (start: Node): RootContent[] => {
    const called: RootContent[] = [];
    const queue: Node[] = [start];
    for (const node of queue) {
      for (const inner of walk(node)) {
        if (inner.type !== 'footnoteReference') continue;
        const { identifier } = inner;
        const number = numbers.get(identifier) ?? numbers.size + 1;
        const note = numbers.has(identifier) ? undefined : notes.get(identifier);
        numbers.set(identifier, number);
        Object.assign(inner, { type: 'text', value: `[${number}]` });
        for (const block of note === undefined ? [] : beginWith(`[${number}]`, note)) {
          called.push(block);
          queue.push(block);
        }
      }
    }
    return called;
  };
  const number = (node: FlowContent): RootContent[] => {
    if (node.type !== 'list') return firstCalledIn(node);
    for (const item of node.children) {
      for (const child of [...item.children]) {
        for (const block of number(child)) item.children.push(block as typeof child);
      }
    }
    return [];
  };

  const below = new Map(blocks.map((block) => [block, number(block)]));
  const last = blocks.at(-1);
  const rest = [...notes].flatMap(([identifier, note]) =>
    numbers.has(identifier) ? [] : beginWith(`[${identifier}]`, note),
  );
  if (last !== undefined) below.set(last, [...(below.get(last) ?? []), ...rest]);
  return (block) => below.get(block) ?? [];
}

/** Takes the notes out of the tree. */
function collectNotes(blocks: readonly RootContent[]): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (const block of blocks) {
    for (const node of walk(block)) {
      // Of two notes with one label, calls mean the first.
      if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) {
        notes.set(node.identifier, node);
      }
    }
  }
  return notes;
}

function beginWith(mark: string, note: Note): RootContent[] {
  const [first] = note.children;
  const text = { type: 'text' as const, value: `${mark} ` };
  if (first?.type === 'paragraph') first.children.unshift(text);
  else note.children.unshift({ type: 'paragraph', children: [text] });
  return note.children;
}

/** A node and all in it, in order, with a stack of its own, because hostile input nests endlessly. */
function* walk(start: Node): Generator<Node> {
  const rest: Node[] = [start];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    yield node;
    if ('children' in node) for (const child of node.children.toReversed()) rest.push(child);
  }
}
