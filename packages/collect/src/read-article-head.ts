import { canonicalUrl, foldTitle, isHttpUrl } from '@galley/core/review';
import type { ArticleHead, Claim, HeadField } from '@galley/core/collect';
import { MISSING, settle, sure, unsure } from './head-field.ts';
import { plainLine } from './plain-line.ts';
import { readDay } from './read-day.ts';
import { readJsonLd, type ArticleNode } from './read-json-ld.ts';
import { scanPage, type Page } from './scan-page.ts';
import { settleAuthors, type NamesClaim } from './settle-authors.ts';
import { settleDay, type DayClaims } from './settle-day.ts';

const LONGEST_TITLE = 300;
const LONGEST_OUTLET = 120;

/**
 * Reads what a page says about its article: from JSON-LD, OpenGraph, `<meta>`, `<link>`, `<time>`,
 * `<title>` and the language of `<html>`. It takes nothing of the article's text. `address` is where
 * the page was found.
 */
export function readArticleHead(html: string, address: string): ArticleHead {
  const page = scanPage(html);
  const url = settleUrl(page, readJsonLd(page.scripts), address);
  const article = chooseArticle(readJsonLd(page.scripts), url.value ?? address);
  const outlet = settleOutlet(page, article);
  return {
    title: settleTitle(page, article, outlet.value),
    outlet,
    publishedOn: settleDay(dayClaims(page, article, url.value ?? address)),
    authors: settleAuthors(authorClaims(page, article), outlet.value),
    url,
    language: settleLanguage(page, article),
  };
}

/** Claims from `<meta>`, in the order of the keys. */
const fromMeta = (page: Page, ...keys: readonly string[]): readonly Claim[] =>
  keys.flatMap((key) =>
    page.metas
      .filter((meta) => meta.key === key && meta.content.trim() !== '')
      .map(({ content }) => ({ value: content, source: `meta ${key}` })),
  );

const fromArticle = (values: readonly string[] | undefined, name: string): readonly Claim[] =>
  (values ?? []).map((value) => ({ value, source: `JSON-LD ${name}` }));

const plain = (claims: readonly Claim[], longest: number): readonly Claim[] =>
  claims.flatMap(({ value, source }) => {
    const line = plainLine(value, longest);
    return line === null ? [] : [{ value: line, source }];
  });

/** A page may describe other articles too; its own is the one with its address. */
function chooseArticle(articles: readonly ArticleNode[], url: string): ArticleNode | undefined {
  const key = canonicalUrl(url);
  return (
    articles.find(({ urls }) => urls.some((each) => canonicalUrl(resolved(each, url)) === key)) ??
    (articles.every(isLikeFirst) || articles.length === 1 ? articles[0] : undefined)
  );
}

/** Some sites describe one article twice, as two types. */
const isLikeFirst = (article: ArticleNode, _: number, all: readonly ArticleNode[]): boolean =>
  foldTitle(article.titles[0] ?? '') === foldTitle(all[0]?.titles[0] ?? '');

const resolved = (href: string, base: string): string => URL.parse(href, base)?.href ?? href;

function settleUrl(
  page: Page,
  articles: readonly ArticleNode[],
  address: string,
): HeadField<string> {
  const [only] = articles.length === 1 ? articles : [];
  const named = [
    ...page.links
      .filter(({ rels }) => rels.includes('canonical'))
      .map(({ href }) => ({ value: href, source: 'link canonical' })),
    ...fromMeta(
      page,
      'og:url',
      'citation_public_url',
      'citation_abstract_html_url',
      'parsely-link',
    ),
    ...fromArticle(only?.urls, 'url'),
  ].map(({ value, source }) => ({ value: resolved(value.trim(), address), source }));
  const own = { value: address, source: 'address' };
  // Pages that name the front page, or a page that nobody else can open, made a mistake.
  const usable = named.filter(({ value }) => isHttpUrl(value) && !isFrontPage(value, address));
  return settle(usable.length === 0 ? [own] : usable, isSameUrl);
}

const isSameUrl = (one: string, other: string): boolean =>
  canonicalUrl(one) === canonicalUrl(other);

const isFrontPage = (url: string, address: string): boolean =>
  URL.parse(url)?.pathname === '/' &&
  URL.parse(url)?.search === '' &&
  URL.parse(address)?.pathname !== '/';

function settleOutlet(page: Page, article: ArticleNode | undefined): HeadField<string> {
  const journals = fromMeta(
    page,
    'citation_journal_title',
    'citation_conference_title',
    'prism.publicationname',
  );
  if (journals.length > 0) return settle(plain(journals.slice(0, 1), LONGEST_OUTLET), isSameName);
  const named = plain(
    [
      ...fromMeta(page, 'og:site_name'),
      ...fromArticle(article?.outlets, 'publisher'),
      ...fromMeta(page, 'article:publisher', 'dc.publisher', 'dcterms.publisher'),
    ],
    LONGEST_OUTLET,
  ).filter(({ value }) => !/^https?:/i.test(value));
  if (named.length > 0) return settle(named, isSameName);
  const other = fromMeta(
    page,
    'application-name',
    'apple-mobile-web-app-title',
    'citation_publisher',
  );
  return settle(plain(other, LONGEST_OUTLET).slice(0, 1), isSameName);
}

/** "WIRED" and "Wired Magazine" are the same outlet; so are "The Daily" and "Daily". */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [foldTitle(one), foldTitle(other)];
  return a === b || (a.length > 2 && b.includes(a)) || (b.length > 2 && a.includes(b));
}

function settleTitle(
  page: Page,
  article: ArticleNode | undefined,
  outlet: string | null,
): HeadField<string> {
  const read = (claims: readonly Claim[]): readonly Claim[] =>
    plain(claims, LONGEST_TITLE).map(({ value, source }) => ({
      value: withoutOutlet(value, outlet),
      source,
    }));
  const named = read([
    ...fromMeta(page, 'citation_title'),
    ...fromArticle(article?.titles.slice(0, 1), 'headline'),
    ...fromMeta(
      page,
      'og:title',
      'parsely-title',
      'dc.title',
      'dcterms.title',
      'sailthru.title',
      'twitter:title',
      'headline',
    ),
  ]);
  if (named.length > 0) return preferWhole(settle(named, isSameTitle), named);
  const [title] = read([{ value: page.title, source: '<title>' }]);
  if (title === undefined) return MISSING;
  // Without a name to cut off, nobody can tell which part is the article's.
  const parts = title.value.split(SEPARATOR).filter((part) => part !== '');
  return parts.length > 1 && outlet === null ? unsure(title, [title]) : sure(title);
}

const SEPARATOR = /\s+[|·•»–—-]+\s+|\s*[|｜]\s*/u;

/** "A title | WIRED" and "WIRED: A title" without the outlet. */
function withoutOutlet(title: string, outlet: string | null): string {
  if (outlet === null) return title;
  const name = foldTitle(outlet);
  const match = /^(.*\S)(?:\s+[|·•»–—-]+\s+|\s*[|｜]\s*)([^|｜]+)$/u.exec(title);
  const [, start, end] = match ?? [];
  if (start !== undefined && end !== undefined && isSameName(foldTitle(end), name)) return start;
  return title;
}

const FULL_STOPS = /(?:\.{3}|…)$/;

/** One is the other, or the other's beginning that was cut off. */
function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((each) => foldTitle(each.replace(FULL_STOPS, '')));
  if (a === undefined || b === undefined) return false;
  return a === b || isStart(one, a, b) || isStart(other, b, a);
}

const isStart = (given: string, cut: string, whole: string): boolean =>
  whole.startsWith(cut) && (FULL_STOPS.test(given) || cut.length >= 40);

/** Of titles that say the same, the one that was not cut off. */
function preferWhole(field: HeadField<string>, named: readonly Claim[]): HeadField<string> {
  const { value } = field;
  if (field.unsure || value === null || !FULL_STOPS.test(value)) return field;
  const whole = named.find((each) => !FULL_STOPS.test(each.value));
  return whole === undefined ? field : sure(whole);
}

function dayClaims(page: Page, article: ArticleNode | undefined, url: string): DayClaims {
  const times = (isPublication: boolean): readonly Claim[] =>
    page.times
      .filter((time) => time.isPublication === isPublication)
      .map(({ value }) => ({ value, source: '<time>' }));
  const cited = fromMeta(
    page,
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
  );
  const clear = cited.find(({ value }) => readDay(value).kind === 'days') ?? cited[0];
  return {
    stated: [
      ...fromArticle(article?.dates, 'datePublished'),
      ...(clear === undefined ? [] : [clear]),
      ...fromMeta(page, ...DATE_METAS),
    ],
    marked: times(true),
    plain: times(false),
    address: dayInAddress(url),
  };
}

const DATE_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dc.date.created',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'pdate',
  'date',
  'prism.publicationdate',
] as const;

/** @example dayInAddress('https://a.example/2026/03/11/title') // { value: '2026-03-11', … } */
function dayInAddress(url: string): Claim | null {
  const path = URL.parse(url)?.pathname ?? '';
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/-]|$)/.exec(path) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readDay(value).kind === 'days' ? { value, source: 'address' } : null;
}

function authorClaims(page: Page, article: ArticleNode | undefined): readonly NamesClaim[] {
  const all = (key: string, familyFirst = false): NamesClaim => ({
    texts: fromMeta(page, key).map(({ value }) => value),
    source: `meta ${key}`,
    familyFirst,
  });
  const people = article?.people ?? [];
  return [
    all('citation_author', true),
    {
      texts: people.length > 0 ? people : (article?.organisations ?? []),
      source: 'JSON-LD author',
    },
    all('parsely-author'),
    all('byl'),
    all('author'),
    all('article:author'),
    all('dc.creator'),
    all('dcterms.creator'),
    all('sailthru.author'),
  ];
}

function settleLanguage(page: Page, article: ArticleNode | undefined): HeadField<string> {
  const claims = [
    ...(page.language === null ? [] : [{ value: page.language, source: 'html lang' }]),
    ...fromArticle(article?.languages.slice(0, 1), 'inLanguage'),
    ...fromMeta(page, 'og:locale', 'citation_language', 'dc.language', 'content-language'),
  ].flatMap(({ value, source }) => {
    const tag = readTag(value);
    return tag === null ? [] : [{ value: tag, source }];
  });
  return settle(claims, (one, other) => primaryOf(one) === primaryOf(other));
}

const primaryOf = (tag: string): string => tag.split('-')[0] ?? tag;

function readTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
