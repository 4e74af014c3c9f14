/** An element: its name, its attributes, and its text or the elements in it. */
export type Element = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly Element[],
];

/** Prints a document of XML 1.0. Texts and attributes may hold anything. */
export const printXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${print(root)}\n`;

function print([name, attributes, content]: Element): string {
  const its = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('');
  const inner = typeof content === 'string' ? escape(content) : content.map(print).join('\n');
  return inner === '' ? `<${name}${its}/>` : `<${name}${its}>${inner}</${name}>`;
}

/** What XML 1.0 can't say at all, not even escaped. */
const UNSAYABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escape = (text: string): string =>
  text
    .replaceAll(UNSAYABLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A parser would read it as a line feed.
    .replaceAll('\r', '&#13;');
