import type { OutsideFacts } from '@galley/core/issue';
import { pictureFormat, type MailElement } from '@galley/core/issue/preflight';

/** Elements that share one entry of the data. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'html-h1-h6': ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  'html-image-maps': ['map', 'area'],
  'html-lists': ['ul', 'ol', 'dl'],
  'html-semantics': [
    'article',
    'aside',
    'details',
    'figcaption',
    'figure',
    'footer',
    'header',
    'main',
    'mark',
    'nav',
    'section',
    'summary',
    'time',
  ],
};

const ENTRY = new Map(
  Object.entries(SHARED).flatMap(([entry, names]) => names.map((name) => [name, entry] as const)),
);

/** Attributes with an entry of their own. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'align',
  'aria-describedby',
  'aria-hidden',
  'aria-label',
  'aria-labelledby',
  'aria-live',
  'background',
  'cellpadding',
  'cellspacing',
  'dir',
  'height',
  'hidden',
  'lang',
  'popover',
  'required',
  'role',
  'target',
  'valign',
  'width',
]);

/** The features that one element uses, apart from its style. */
export function* elementFeatures(
  { name, attributes }: MailElement,
  links?: OutsideFacts['links'],
): Generator<string> {
  yield ENTRY.get(name) ?? `html-${name}`;
  for (const attribute of Object.keys(attributes)) {
    if (ATTRIBUTES.has(attribute)) yield `html-${attribute}`;
    if (attribute === 'srcset' || attribute === 'sizes') yield 'html-srcset';
    if (attribute === 'loading') yield 'html-loading-attribute';
  }
  if (name === 'img') {
    const src = (attributes['src'] ?? '').trim();
    const format = pictureFormat(src, links?.get(src));
    if (format !== null) yield `image-${format}`;
  }
  const href = attributes['href'] ?? '';
  if (name === 'a' && href.startsWith('#')) yield 'html-anchor-links';
  if (name === 'a' && href.startsWith('mailto:')) yield 'html-mailto-links';
  if (name === 'meta' && attributes['name'] === 'color-scheme') yield 'html-meta-color-scheme';
  if (name === 'input') yield `html-input-${attributes['type'] ?? 'text'}`;
  if (name === 'button') yield `html-button-${attributes['type'] ?? 'submit'}`;
}
