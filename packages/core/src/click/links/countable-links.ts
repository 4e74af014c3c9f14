import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { PLACEHOLDER_OPEN } from '../../issue/index.ts';
import { linkKey } from '../link-key.ts';

/**
 * The links whose clicks may be counted: those that stand in the bytes of an issue and are the same
 * for every reader, in order. One with a placeholder holds a reader's token and is never among them.
 *
 * @param mails the HTML of the renditions; a provider rewrites no links in text
 */
export function countableLinks(mails: readonly string[]): readonly string[] {
  const links = new Map<string, string>();
  for (const mail of mails) {
    for (const href of hrefsOf(parse(mail))) {
      const key = href.includes(PLACEHOLDER_OPEN) ? null : linkKey(href);
      if (key !== null && !links.has(key)) links.set(key, href);
    }
  }
  return [...links.keys()];
}

function hrefsOf(node: Tree.Node): readonly string[] {
  const own =
    'tagName' in node && node.tagName === 'a'
      ? node.attrs.filter(({ name }) => name === 'href').map(({ value }) => value)
      : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(hrefsOf)] : own;
}
