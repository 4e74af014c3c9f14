import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeed } from './read-feed.ts';

const read = (text: string) => readFeed(Buffer.from(text), null, 'https://site.example/feed');
const RSS = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Rivers &amp; Seas</title><link>https://site.example/</link>${items}</channel></rss>`;

const ARTICLE = {
  title: 'A & B',
  url: 'https://site.example/a',
  publishedOn: '2026-03-11',
  authors: ['Ada Ito'],
};

test.each([
  [
    'RSS',
    RSS(
      '<item><title><![CDATA[A <b>&amp;</b> B]]></title><link>/a</link><pubDate>Wed, 11 Mar 2026 12:00:00 GMT</pubDate><dc:creator>Ada Ito</dc:creator><description>SECRET</description><content:encoded>SECRET</content:encoded></item>',
    ),
    'Rivers & Seas',
  ],
  [
    'RSS with an address for its author, and a guid as the link',
    RSS(
      '<item><title>A &amp; B</title><guid>https://site.example/a</guid><pubDate>Wed, 11 Mar 2026 23:00:00 -0500</pubDate><author>ada@site.example (Ada Ito)</author></item>',
    ),
    'Rivers & Seas',
  ],
  [
    'Atom',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Rivers &amp; Seas</title><id>x</id><updated>2026-04-01T00:00:00Z</updated><author><name>Ada Ito</name></author><entry><id>y</id><title type="html">A &amp;amp; B</title><link rel="self" href="https://site.example/self"/><link rel="alternate" href="https://site.example/a"/><published>2026-03-11T20:00:00+01:00</published><updated>2026-04-01T00:00:00Z</updated><content>SECRET</content></entry></feed>',
    'Rivers & Seas',
  ],
  [
    'RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Rivers &amp; Seas</title><link>https://site.example</link></channel><item rdf:about="https://site.example/a"><title>A &amp; B</title><link>https://site.example/a</link><dc:date>2026-03-11</dc:date><dc:creator>Ada Ito</dc:creator><description>SECRET</description></item></rdf:RDF>',
    'Rivers & Seas',
  ],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Rivers & Seas',
      items: [
        {
          id: '1',
          url: 'https://site.example/a',
          title: 'A & B',
          content_text: 'SECRET',
          date_published: '2026-03-11T12:00:00Z',
          authors: [{ name: 'Ada Ito' }],
        },
      ],
    }),
    'Rivers & Seas',
  ],
])('reads %s', (_, text, title) => {
  expect(read(text)).toEqual({ kind: 'read', title, items: [ARTICLE] });
});

test('leaves out items without a title or an address that may be linked', () => {
  const items = [
    '<item><title>No link</title></item>',
    '<item><link>https://site.example/b</link></item>',
    '<item><title>X</title><link>javascript:alert(1)</link></item>',
    '<item><title>X</title><link>https://user:password@site.example/</link></item>',
    '<item><title>X</title><guid isPermaLink="false">tag:1</guid></item>',
  ];
  expect(read(RSS(items.join('')))).toMatchObject({ kind: 'read', items: [] });
});

test('a day that depends on the place is left open', () => {
  const item =
    '<item><title>X</title><link>/x</link><pubDate>Wed, 11 Mar 2026 22:00:00 GMT</pubDate></item>';
  expect(read(RSS(item))).toMatchObject({ items: [{ publishedOn: null }] });
});

test.each([
  '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>',
  '<!doctype rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>',
  '<!DOCTYPE html><html><head><title>A page</title></head></html>',
])('refuses a document type', (text) => {
  expect(read(text)).toEqual({
    kind: 'not-a-feed',
    why: 'it has a <!DOCTYPE, which no feed needs',
  });
});

test.each(['', 'text', '{}', '[]', '<rss', '<html></html>', 'null', '\u0000'])(
  '"%s" is no feed',
  (text) => {
    expect(read(text)).toEqual({
      kind: 'not-a-feed',
      why: 'it is neither RSS, Atom, RDF nor JSON Feed',
    });
  },
);

test('a feed in another character set is read by its declaration', () => {
  const text = RSS('<item><title>caf\u00e9</title><link>/c</link></item>').replace(
    '?>',
    ' encoding="ISO-8859-1"?>',
  );
  const feed = readFeed(Buffer.from(text, 'latin1'), null, 'https://site.example/feed');
  expect(feed).toMatchObject({ items: [{ title: 'café' }] });
});

test('reads the first 500 items of a feed that is longer', () => {
  const items = Array.from(
    { length: 600 },
    (_, at) => `<item><title>T${at}</title><link>/${at}</link></item>`,
  );
  const feed = read(RSS(items.join('')));
  expect(feed.kind === 'read' && feed.items.length).toBe(500);
});

test('an author of a megabyte is read at once, as nobody', () => {
  const author = `<author>${'a@'.repeat(500_000)}</author>`;
  const feed = read(RSS(`<item><title>T</title><link>/t</link>${author}</item>`));
  expect(feed).toMatchObject({ items: [{ title: 'T', authors: [] }] });
});

test('an item whose address is longer than 2,000 characters is left out', () => {
  const item = (length: number) =>
    `<item><title>${length}</title><link>https://site.example/${'a'.repeat(length - 21)}</link></item>`;
  expect(read(RSS(item(2001) + item(2000)))).toMatchObject({ items: [{ title: '2000' }] });
});

test('any text is a feed or not', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '<title>',
      '&#x0;',
      ']]>',
      '<![CDATA[',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(['read', 'not-a-feed']).toContain(read(pieces.join('')).kind);
    }),
  );
});
