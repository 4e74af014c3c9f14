import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { quoteInput } from '@galley/core/input';
import { parseLanguage } from '@galley/core/newsletter';
import { openFile } from './parse-file.ts';
import { printReview, type ReviewFormat } from './print-review.ts';

export async function parseReview(
  shell: Shell,
  file: string,
  options: { readonly format?: ReviewFormat; readonly language?: string },
): Promise<Outcome> {
  const { language: tag } = options;
  const language = tag === undefined ? null : parseLanguage(tag);
  if (language?.kind === 'invalid') {
    return refuse(`--language: found ${quoteInput(tag ?? '')}, expected ${language.expected}`);
  }
  const input = await openFile(shell, file);
  if (input.kind === 'refused') return input;
  const parsed = input.parse(language?.language ?? null);
  if (parsed.kind === 'refused') return parsed;
  return printReview(shell, parsed.review, { ...options, usual: 'json', words: parsed.words });
}
