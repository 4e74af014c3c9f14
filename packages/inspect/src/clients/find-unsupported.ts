import type { MailDocument } from '@galley/core/issue/preflight';
import type { OutsideFacts, UnsupportedFeature } from '@galley/core/issue';
import kept from '../../data/client-support.json' with { type: 'json' };
import type { ClientSupport } from './client-support.ts';
import { featuresOf } from './features-of.ts';

const DATA: ClientSupport = kept;

/** Finds features of a mail that some mail programs lack, the least supported first. */
export function findUnsupported(
  mail: MailDocument,
  links?: OutsideFacts['links'],
): readonly UnsupportedFeature[] {
  const used = featuresOf(mail, links);
  return DATA.features
    .filter(({ slug }) => used.has(slug))
    .map(({ slug, title, support }) => ({
      slug,
      title,
      clients: DATA.clients.filter((_, index) => support[index] === 'n'),
      known: support.replaceAll(/[ u]/g, '').length,
    }))
    .filter(({ clients }) => clients.length > 0)
    .toSorted((a, b) => b.clients.length / b.known - a.clients.length / a.known);
}
