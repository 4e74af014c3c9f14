/** Who publishes what a feed brings: its title, or its host if it has none. */
export const outletOfFeed = ({
  title,
  url,
}: {
  readonly title: string | null;
  readonly url: string;
}): string => title ?? URL.parse(url)?.hostname ?? url;
