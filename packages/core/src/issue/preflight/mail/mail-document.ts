import type { StyleRule } from './read-styles.ts';

/** An element of a mail's HTML, as a browser would build it. */
export interface MailElement {
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  /** The declarations of its `style` attribute. */
  readonly style: Readonly<Record<string, string>>;
  readonly parent: MailElement | null;
  readonly children: readonly (MailElement | string)[];
}

/** A place where HTML breaks the standard's parsing rules. */
export interface ParseProblem {
  /** The standard's name of the error, such as `duplicate-attribute`. */
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/** The HTML of a mail, read once for every rule. */
export interface MailDocument {
  /** Every element in the order of the document. */
  readonly elements: readonly MailElement[];
  readonly styleRules: readonly StyleRule[];
  readonly comments: readonly string[];
  readonly problems: readonly ParseProblem[];
}

/** The text inside an element, with the alt texts of pictures and without hidden parts. */
export function textOf(element: MailElement): string {
  if (isHidden(element)) return '';
  if (element.name === 'img') return element.attributes['alt'] ?? '';
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** True of what no reader sees, such as the preheader or a style sheet. */
export const isHidden = ({ name, style, attributes }: MailElement): boolean =>
  style['display'] === 'none' ||
  attributes['hidden'] !== undefined ||
  ['head', 'style', 'title', 'script', 'template'].includes(name);
