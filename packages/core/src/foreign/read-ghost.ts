import { scanJson } from '../input/index.ts';
import {
  dayOf,
  textOf,
  type ForeignFile,
  type ForeignPost,
  type ForeignProblem,
} from './foreign-post.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reads the published posts of an export of Ghost (Settings → Export), in the order of their days. */
export function readGhost(text: string, file: string): ForeignFile {
  const scanned = scanJson(text);
  if (scanned.kind === 'invalid') {
    return { posts: [], problems: [{ file, ...scanned.complaint }], leftOut: 0 };
  }
  const data = findData(JSON.parse(text));
  const rows = data === null ? [] : rowsOf(data, 'posts');
  if (data === null || rows.length === 0) {
    const found = data === null ? 'JSON that is no export of Ghost' : 'an export without posts';
    const problem = { file, line: 1, found, expected: 'Ghost’s "db", "data" and "posts"' };
    return { posts: [], problems: [problem], leftOut: 0 };
  }
  const tags = namesOf(data, { rows: 'tags', links: 'posts_tags', id: 'tag_id' });
  const posts: ForeignPost[] = [];
  const problems: ForeignProblem[] = [];
  const path = Array.isArray(Object(JSON.parse(text)).db) ? ['db', 0, 'data'] : ['data'];
  for (const [index, row] of rows.entries()) {
    if (row['status'] !== 'published' || (row['type'] ?? 'post') !== 'post') continue;
    const title = textOf(row['title']);
    const line = scanned.lineOf([...path, 'posts', index]);
    const body = typeof row['html'] === 'string' ? htmlToMarkdown(row['html']) : null;
    if (body === null) {
      const found = `the post ${JSON.stringify(title ?? '')} without readable HTML`;
      problems.push({ file, line, found, expected: '"html", which Ghost’s export contains' });
      continue;
    }
    posts.push({
      file,
      line,
      title,
      postedOn: dayOf(row['published_at']),
      outlet: null,
      url: textOf(row['canonical_url']),
      rating: null,
      publishedOn: null,
      authors: [],
      topics: tags.get(String(row['id'])) ?? [],
      body,
    });
  }
  return { posts, problems, leftOut: rows.length - posts.length - problems.length };
}

function findData(parsed: unknown): Row | null {
  const { db, data } = Object(parsed) as { db?: unknown; data?: unknown };
  const found: unknown = Array.isArray(db) ? Object(db[0]).data : data;
  return typeof found === 'object' && found !== null ? (found as Row) : null;
}

function rowsOf(data: Row, name: string): readonly Row[] {
  const rows = data[name];
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}

/** The names linked to each post, in their order; Ghost's own internal tags begin with "#". */
function namesOf(
  data: Row,
  its: { readonly rows: string; readonly links: string; readonly id: string },
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(
    rowsOf(data, its.rows).map((row) => [String(row['id']), textOf(row['name'])]),
  );
  const links = rowsOf(data, its.links).toSorted(
    (one, other) => Number(one['sort_order'] ?? 0) - Number(other['sort_order'] ?? 0),
  );
  const found = new Map<string, string[]>();
  for (const link of links) {
    const name = names.get(String(link[its.id]));
    if (name === undefined || name === null || name.startsWith('#')) continue;
    const post = String(link['post_id']);
    found.set(post, [...(found.get(post) ?? []), name]);
  }
  return found;
}
