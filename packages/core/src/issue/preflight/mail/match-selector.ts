import { compile } from 'css-select';
import { textOf, type MailElement } from './mail-document.ts';

type Node = MailElement | string;

const MAIL: NonNullable<NonNullable<Parameters<typeof compile<Node, MailElement>>[1]>['adapter']> =
  {
    isTag: (node) => typeof node !== 'string',
    getName: ({ name }) => name,
    getAttributeValue: ({ attributes }, name) => attributes[name],
    hasAttrib: ({ attributes }, name) => attributes[name] !== undefined,
    getParent: ({ parent }) => parent,
    getChildren: (node) => (typeof node === 'string' ? [] : [...node.children]),
    getSiblings: (node) =>
      typeof node === 'string' ? [node] : [...(node.parent?.children ?? [node])],
    getText: (node) => (typeof node === 'string' ? node : textOf(node)),
    removeSubsets: (nodes) => nodes,
  };

/**
 * Reads a selector into a test of elements. One that depends on what the reader does, such as
 * `:hover`, matches no element; nor does an invalid one.
 */
export function readSelector(selector: string): (element: MailElement) => boolean {
  try {
    return compile<Node, MailElement>(selector, { adapter: MAIL, relativeSelector: false });
  } catch {
    return () => false;
  }
}
