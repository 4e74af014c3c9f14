import type { ForeignFile } from './foreign-post.ts';
import { readGhost } from './read-ghost.ts';
import { readMarkdownPost } from './read-markdown-post.ts';
import { readWordPress } from './read-wordpress.ts';

/** The largest export that is read. */
export const MOST_EXPORT_BYTES = 64 * 1024 * 1024;

/** Reads an export of Ghost (JSON) or WordPress (WXR), or one Markdown file of a blog. */
export function readForeignFile(text: string, file: string): ForeignFile {
  const start = text.trimStart();
  if (start.startsWith('{') && !start.startsWith('{{') && !start.startsWith('{%')) {
    return readGhost(text, file);
  }
  return start.startsWith('<?xml') || start.startsWith('<rss')
    ? readWordPress(text, file)
    : readMarkdownPost(text, file);
}
