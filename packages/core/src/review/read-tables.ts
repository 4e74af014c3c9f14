import type { Extension, Handle } from './markdown-nodes.ts';

const enter = (type: 'table' | 'tableRow' | 'tableCell'): Handle =>
  function (token) {
    this.enter({ type, children: [] }, token);
  };
const exit: Handle = function (token) {
  this.exit(token);
};

/**
 * Turns the tokens of GitHub's tables into nodes of mdast, as `mdast-util-gfm-table` does, which also
 * prints tables and takes as long to load as the parser itself.
 */
export const readTables: Extension = {
  enter: {
    table: enter('table'),
    tableRow: enter('tableRow'),
    tableData: enter('tableCell'),
    tableHeader: enter('tableCell'),
  },
  exit: {
    table: exit,
    tableRow: exit,
    tableData: exit,
    tableHeader: exit,
    // Inside a table, a pipe is escaped even in code.
    codeText(token) {
      const code = this.resume();
      const node = this.stack.at(-1);
      const isInTable = this.stack.some(({ type }) => type === 'table');
      if (node?.type === 'inlineCode') node.value = isInTable ? code.replaceAll('\\|', '|') : code;
      this.exit(token);
    },
  },
};
