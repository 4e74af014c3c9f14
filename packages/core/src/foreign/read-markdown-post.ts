import { parseDocument } from 'yaml';
import { quoteInput } from '../input/index.ts';
import { findFrontMatter } from '../review/find-front-matter.ts';
import { isHttpUrl } from '../review/http-url.ts';
import { splitTopics } from '../review/topic.ts';
import { unwrapLinks } from '../review/unwrap-links.ts';
import { dayOf, textOf, type ForeignFile } from './foreign-post.ts';

/** Where each program of a blog or of notes says a thing, the surest first. */
const KEYS = {
  title: ['title', 'subject'],
  posted: ['date', 'created', 'pubdate', 'publishdate', 'publish_date', 'published'],
  outlet: ['outlet', 'publication', 'publisher', 'site', 'source'],
  url: [
    'source',
    'link',
    'source_url',
    'external_url',
    'article',
    'article_url',
    'canonical_url',
    'canonical',
    'url',
  ],
  rating: ['rating', 'score'],
  publishedOn: ['publishedon', 'article_date', 'published'],
  topics: ['topics', 'tags', 'categories', 'keywords'],
  authors: ['article_author', 'article_authors', 'authors', 'author'],
} as const;

const FILE_DAY = /^(\d{4}-\d{2}-\d{2})[-_ ]/;
/** A line that only a template engine reads: Liquid of Jekyll, a shortcode of Hugo, an embed. */
const TEMPLATE_LINE =
  /^[ \t]*(?:\{%.*%\}|\{\{[<%].*[>%]\}\}|!\[\[[^\]]*\]\]|!\[[^\]]*\]\([^)]*\))[ \t]*$/;

/**
 * Reads one Markdown file of a blog (Hugo, Jekyll), of Buttondown, or a vault of notes (Obsidian). What its front
 * matter says in keys that Galley doesn't know is left out. `author` and `published` are the
 * article's where its address is there too, and the blog's otherwise.
 */
export function readMarkdownPost(text: string, file: string): ForeignFile {
  const lines = text.split('\n');
  const found = findFrontMatter(lines);
  const none = { posts: [], problems: [], leftOut: 0 };
  if (found.kind === 'invalid') {
    const problem = { file, ...found.complaint };
    return { ...none, problems: [problem] };
  }
  const source = found.kind === 'none' ? '' : lines.slice(found.start + 1, found.end).join('\n');
  const front = readYaml(source);
  if ('found' in front) {
    const line = (found.kind === 'none' ? 0 : found.start + 1) + front.line;
    return { ...none, problems: [{ file, line, found: front.found, expected: 'YAML' }] };
  }
  const isDraft = front.get('draft') === true || front.get('published') === false;
  if (isDraft || /^(?:draft|scheduled)$/.test(textOf(front.get('status')) ?? '')) {
    return { ...none, leftOut: 1 };
  }
  const first = (names: readonly string[], fits: (value: unknown) => boolean = () => true) =>
    names
      .map((name) => front.get(name))
      .find((value) => value !== undefined && value !== null && fits(value));
  const url = textOf(first(KEYS.url, (value) => isHttpUrl(textOf(value) ?? '')));
  const outlet = textOf(first(KEYS.outlet, (value) => !isHttpUrl(textOf(value) ?? '')));
  const body = lines.slice(found.kind === 'none' ? 0 : found.end + 1);
  const { heading, rest } = takeHeading(body.filter((line) => !TEMPLATE_LINE.test(line)));
  const name = file.split('/').at(-1) ?? file;
  const [, fileDay = null] = FILE_DAY.exec(name) ?? [];
  return {
    ...none,
    posts: [
      {
        file,
        line: 1,
        title: textOf(first(KEYS.title)) ?? heading,
        postedOn: dayOf(first(KEYS.posted, (value) => dayOf(value) !== null)) ?? fileDay,
        outlet: outlet === null ? null : unwrapLinks(outlet),
        url,
        rating: textOf(first(KEYS.rating)) ?? starsIn(front.get('stars')),
        publishedOn:
          url === null ? dayOf(front.get('publishedon')) : dayOf(first(KEYS.publishedOn)),
        authors: url === null ? [] : namesIn(first(KEYS.authors)).map(unwrapLinks),
        topics: namesIn(first(KEYS.topics)).flatMap(splitTopics),
        body: rest.join('\n'),
      },
    ],
  };
}

/** Stars are of five; other numbers must say of how many. */
const starsIn = (value: unknown): string | null =>
  typeof value === 'number' ? `${value}/5` : textOf(value);

const namesIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => textOf(each) ?? []);

type Front = ReadonlyMap<string, unknown>;

function readYaml(source: string): Front | { readonly found: string; readonly line: number } {
  const document = parseDocument(source, { logLevel: 'silent', schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined) {
    const found = quoteInput(error.message.split('\n', 1)[0] ?? 'front matter');
    return { found, line: error.linePos?.[0].line ?? 1 };
  }
  try {
    // No alias is followed: a few lines of them would be gigabytes.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    return new Map(Object.entries(value).map(([key, its]) => [key.toLowerCase(), its]));
  } catch {
    return { found: 'an alias in front matter', line: 1 };
  }
}

/** Takes a first heading off, and lets the highest that is left be of the second level. */
function takeHeading(lines: readonly string[]): {
  readonly heading: string | null;
  readonly rest: readonly string[];
} {
  const levels = markHeadings(lines);
  const at = lines.findIndex((line) => line.trim() !== '');
  const isTitle = levels[at] === 1;
  const left = levels.filter((level, index) => level !== null && !(isTitle && index === at));
  const shift = left.length === 0 ? 0 : 2 - Math.min(...left.map((level) => level ?? 2));
  return {
    heading: isTitle ? (lines[at] ?? '').replaceAll(/^#\s+|\s+#*\s*$/gu, '').trim() : null,
    rest: lines.map((line, index) => {
      if (isTitle && index === at) return '';
      const level = levels[index] ?? null;
      return level === null ? line : '#'.repeat(Math.min(6, level + shift)) + line.slice(level);
    }),
  };
}

/** The level of each line that is a heading; a line within code is none. */
function markHeadings(lines: readonly string[]): readonly (number | null)[] {
  let fence: string | null = null;
  return lines.map((line) => {
    const [, mark = null] = /^\s{0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark !== null && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      return null;
    }
    const [, signs = null] = /^(#{1,6})\s/.exec(line) ?? [];
    return fence === null && signs !== null ? signs.length : null;
  });
}
