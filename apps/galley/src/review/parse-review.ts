import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { parseFile } from './parse-file.ts';
import { printReview, type ReviewFormat } from './print-review.ts';

export async function parseReview(
  shell: Shell,
  file: string,
  options: { readonly format?: ReviewFormat },
): Promise<Outcome> {
  const parsed = await parseFile(shell, file);
  if (parsed.kind === 'refused') return parsed;
  return printReview(shell, parsed.review, options.format, 'json');
}
