import type { Feed } from './feed.ts';

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const printJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    language: feed.language,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      ...(item.summary !== '' && { summary: item.summary }),
      date_published: item.at.toISOString(),
      ...(item.modifiedAt !== null && { date_modified: item.modifiedAt.toISOString() }),
      authors: [{ name: item.newsletter, url: feed.home }],
      ...(item.tags.length > 0 && { tags: item.tags }),
    })),
  });
