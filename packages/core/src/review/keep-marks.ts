import type { fromMarkdown } from 'mdast-util-from-markdown';

type Options = NonNullable<Exclude<Parameters<typeof fromMarkdown>[1], string>>;
type Extension = NonNullable<Options['mdastExtensions']>[number];

/**
 * Keeps the number that stands before an item in the source, which mdast forgets: it counts on from
 * the first one, so that a list from ten down to one would count up.
 */
export const keepMarks = (source: string): Extension => ({
  exit: {
    listItemValue(token) {
      const item = this.stack.at(-1);
      if (item?.type !== 'listItem') return;
      item.data = { number: Number(source.slice(token.start.offset, token.end.offset)) };
    },
  },
});
