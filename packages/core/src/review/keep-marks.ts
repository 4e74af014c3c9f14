import type { Extension } from './markdown-nodes.ts';

const BOX = /^\[[ xX]\]\s+/u;

/**
 * Keeps what precedes an item in the source: its number, because mdast counts on from the first
 * one, so that a list from ten down to one would count up; and the box of a task.
 */
export const keepMarks = (source: string): Extension => ({
  exit: {
    listItemValue(token) {
      const item = this.stack.at(-1);
      if (item?.type !== 'listItem') return;
      item.data = { number: Number(source.slice(token.start.offset, token.end.offset)) };
    },
    paragraph(token) {
      const item = this.stack.at(-2);
      const paragraph = this.stack.at(-1);
      const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
      const box = BOX.exec(source.slice(token.start.offset, token.start.offset + 4));
      if (
        item?.type === 'listItem' &&
        item.children.length === 1 &&
        box &&
        first?.type === 'text'
      ) {
        item.checked = /x/iu.test(box[0]);
        first.value = first.value.replace(BOX, '');
      }
      this.exit(token);
    },
  },
});
