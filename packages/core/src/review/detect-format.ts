export type ReviewFormat = 'text' | 'markdown' | 'json';

const EXTENSIONS: ReadonlyMap<string, ReviewFormat> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['json', 'json'],
]);

/**
 * Detects a review's form: by the file's extension or, without one (`-` for standard input), by the
 * first characters: `{` is JSON, `---`, `+++` or `#` and a space Markdown, behind
 * comments or not; anything else text.
 */
export function detectFormat(file: string, text: string): ReviewFormat {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const named = EXTENSIONS.get(extension);
  if (named !== undefined) return named;
  const start = text.slice(0, 1000).replace(/^(?:\s*<!--(?:(?!-->)[^])*-->)+/, '');
  const first = start.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
  if (first.startsWith('{')) return 'json';
  return first === '---' || first === '+++' || /^#{1,6} /.test(first) ? 'markdown' : 'text';
}
