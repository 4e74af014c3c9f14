import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { PLACEHOLDERS, placeholder } from '../../placeholder.ts';
import type { MailDocument, MailElement, ParseProblem } from './mail-document.ts';
import { readDeclarations, readStyleSheet } from './read-styles.ts';

/**
 * Reads the HTML of a rendition into a tree, by the rules of the HTML standard (section 13.2,
 * parsing). Placeholders read as their names in capitals.
 */
export function readMail(html: string): MailDocument {
  const problems: ParseProblem[] = [];
  const page = parse(withoutPlaceholders(html), {
    onParseError: ({ code, startLine, startCol }) => {
      problems.push({ code, line: startLine, column: startCol });
    },
  });
  const elements: MailElement[] = [];
  const comments: string[] = [];
  // A mail repeats the same few styles.
  const styles = new Map<string, MailElement['style']>();
  const readStyle = (text: string): MailElement['style'] => {
    const style = styles.get(text) ?? readDeclarations(text);
    styles.set(text, style);
    return style;
  };
  const visit = (node: Tree.ChildNode, parent: MailElement | null): MailElement | string | null => {
    if (node.nodeName === '#text') return (node as Tree.TextNode).value;
    if (node.nodeName === '#comment') comments.push((node as Tree.CommentNode).data);
    if (!('tagName' in node)) return null;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const children: (MailElement | string)[] = [];
    const style = readStyle(attributes['style'] ?? '');
    const classes = attributes['class']?.split(/\s+/) ?? [];
    const element = { name: node.tagName, attributes, classes, style, parent, children };
    elements.push(element);
    for (const each of node.childNodes) {
      const child = visit(each, element);
      if (child !== null) children.push(child);
    }
    return element;
  };
  for (const node of page.childNodes) visit(node, null);
  const sheets = elements.filter(({ name }) => name === 'style');
  const styleRules = sheets.flatMap(({ children }) =>
    readStyleSheet(children.filter((child) => typeof child === 'string').join('')),
  );
  return { elements, styleRules, comments, problems };
}

const withoutPlaceholders = (html: string): string =>
  PLACEHOLDERS.reduce((out, name) => out.replaceAll(placeholder(name), name.toUpperCase()), html);
