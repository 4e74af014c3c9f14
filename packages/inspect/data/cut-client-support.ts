import { rawData } from 'caniemail';
import type { ClientSupport } from '../src/clients/client-support.ts';

/**
 * Reads the data of the package `caniemail`. The latest version of each client counts; a blank means
 * that nobody tested the feature with that client.
 */
export async function cutClientSupport(): Promise<ClientSupport> {
  const { data, nicenames, last_update_date: updated } = rawData;
  const names = new Map<string, string>();
  for (const { stats } of data) {
    for (const [family, platforms] of Object.entries(stats)) {
      for (const platform of Object.keys(platforms ?? {})) {
        names.set(
          `${family}.${platform}`,
          `${label(nicenames.family, family)} ${label(nicenames.platform, platform)}`,
        );
      }
    }
  }
  const clients = [...names.keys()].toSorted();
  return {
    source: 'https://www.caniemail.com',
    updated: updated.slice(0, 10),
    clients: clients.map((client) => names.get(client) ?? client),
    features: data
      .filter(({ category }) => ['css', 'html', 'image'].includes(category))
      .map(({ slug, title, stats }) => ({
        slug,
        title: title.trim(),
        support: clients.map((client) => latest(stats, client)).join(''),
      })),
  };
}

const label = (names: object, name: string): string =>
  String(Object.entries(names).find(([key]) => key === name)?.[1] ?? name);

function latest(stats: object, client: string): string {
  const [family, platform] = client.split('.');
  const platforms = Object.entries(stats).find(([name]) => name === family)?.[1] as
    Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  const versions = Object.entries(platforms?.[platform ?? ''] ?? {});
  const [last] = versions.toSorted(([one], [other]) => compareVersions(other, one));
  return last?.[1].charAt(0) ?? ' ';
}

/** Versions are dates or numbers; programs that used both switched from dates to numbers. */
function compareVersions(one: string, other: string): number {
  const isDate = (version: string): boolean => /^\d{4}(?:-\d\d)?$/.test(version);
  if (isDate(one) !== isDate(other)) return isDate(one) ? -1 : 1;
  return one.localeCompare(other, 'en', { numeric: true });
}
