import { ENHANCEMENTS } from './enhancements.ts';
import type { UnsupportedFeature } from '../../outside.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

const MOST_WITHOUT = 0.1;

export const clientSupport: PreflightRule = {
  name: 'client-support',
  severity: 'warns',
  overridable: true,
  explanation:
    'More than a tenth of the mail programs do not support this, so a layout that depends on it breaks there (data: caniemail.com).',
  fix: 'Find another way in the template, or add it to the list of pure enhancements with the reason why a mail is as good without it.',
  check: ({ outside }) =>
    outside.unsupported
      .filter(
        // Pictures have a rule of their own.
        (feature) =>
          !(feature.slug in ENHANCEMENTS) &&
          !feature.slug.startsWith('image-') &&
          isTooRare(feature),
      )
      .map(
        ({ title, clients, known }) =>
          `${title} is not supported by ${clients.length} of ${known} mail programs: ${listClients(clients)}.`,
      ),
};

/** True if more than a tenth of the mail programs lack it. */
const isTooRare = ({ clients, known }: UnsupportedFeature): boolean =>
  clients.length > known * MOST_WITHOUT;

const PLATFORM =
  / (Android|iOS|macOS|Windows Mail|Windows|Desktop Webmail|Mobile Webmail|Webmail|Outlook\.com|Desktop)$/;

/** Every program, grouped by vendor: `Gmail (Android, iOS)`. */
export function listClients(clients: readonly string[]): string {
  const vendors = Map.groupBy(clients, (client) => client.replace(PLATFORM, ''));
  return Array.from(vendors, ([vendor, its]) => {
    const platforms = its.flatMap((client) => PLATFORM.exec(client)?.[1] ?? []);
    return platforms.length === 0 ? vendor : `${vendor} (${platforms.join(', ')})`;
  }).join(', ');
}
