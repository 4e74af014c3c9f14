import { SaxesParser } from 'saxes';
import {
  dayOf,
  textOf,
  type ForeignFile,
  type ForeignPost,
  type ForeignProblem,
} from './foreign-post.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** What a WXR file says about one item, by the names of its elements. */
interface Item {
  readonly line: number;
  readonly texts: Map<string, string>;
  readonly topics: string[];
}

const BLOG_ONLY = new Set(['uncategorized', 'uncategorised']);
const SHORTCODE = /\[\/?(?:caption|gallery|embed|audio|video|playlist|wp_caption)\b[^\]]*\]/giu;

/**
 * Reads the published posts of an export of WordPress (WXR, Tools → Export). The file is read as
 * strict XML; entities that it declares itself are not expanded.
 */
export function readWordPress(text: string, file: string): ForeignFile {
  const read = readItems(text);
  if (read.kind === 'broken') {
    const problem = {
      file,
      line: read.line,
      found: read.found,
      expected: 'an export of WordPress',
    };
    return { posts: [], problems: [problem], leftOut: 0 };
  }
  const { items } = read;
  if (items.length === 0) {
    const found = 'XML without items';
    const problem = { file, line: 1, found, expected: 'an export of WordPress (WXR)' };
    return { posts: [], problems: [problem], leftOut: 0 };
  }
  const posts: ForeignPost[] = [];
  const problems: ForeignProblem[] = [];
  for (const { line, texts, topics } of items) {
    const isPost = (texts.get('wp:post_type') ?? 'post') === 'post';
    if (!isPost || (texts.get('wp:status') ?? 'publish') !== 'publish') continue;
    const title = textOf(texts.get('title'));
    const html = (texts.get('content:encoded') ?? '').replaceAll(SHORTCODE, '');
    const body = htmlToMarkdown(html);
    if (body === null) {
      const found = `the post ${JSON.stringify(title ?? '')} with elements nested too deeply`;
      problems.push({ file, line, found, expected: 'HTML that somebody wrote' });
      continue;
    }
    posts.push({
      file,
      line,
      title,
      postedOn: dayOf(texts.get('wp:post_date')) ?? dayOf(texts.get('wp:post_date_gmt')),
      outlet: null,
      url: null,
      rating: null,
      publishedOn: null,
      authors: [],
      topics,
      body,
    });
  }
  return { posts, problems, leftOut: items.length - posts.length - problems.length };
}

type ReadItems =
  | { readonly kind: 'read'; readonly items: readonly Item[] }
  | { readonly kind: 'broken'; readonly line: number; readonly found: string };

function readItems(text: string): ReadItems {
  const parser = new SaxesParser();
  const items: Item[] = [];
  const path: string[] = [];
  let item: Item | null = null;
  let inside = '';
  let isTopic = false;
  let broken: Extract<ReadItems, { kind: 'broken' }> | null = null;
  const add = (more: string): void => {
    inside += more;
  };
  parser.on('error', (error) => {
    broken ??= {
      kind: 'broken',
      line: parser.line,
      found: error.message.replace(/^\d+:\d+: /, ''),
    };
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (name === 'item') item = { line: parser.line, texts: new Map(), topics: [] };
    inside = '';
    isTopic = name === 'category' && ['category', 'post_tag'].includes(attributes['domain'] ?? '');
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (item !== null && path.at(-1) === 'item') {
      const topic = inside.trim();
      if (isTopic && topic !== '' && !BLOG_ONLY.has(topic.toLowerCase())) item.topics.push(topic);
      else if (!item.texts.has(name)) item.texts.set(name, inside);
      inside = '';
    }
    if (name !== 'item' || item === null) return;
    items.push(item);
    item = null;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    broken ??= {
      kind: 'broken',
      line: parser.line,
      found: error instanceof Error ? error.message : 'no XML',
    };
  }
  return broken ?? { kind: 'read', items };
}
