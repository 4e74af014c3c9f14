import type { Advice, CheckedIssue, PreflightReview } from './preflight-rule.ts';

/**
 * Says how to fix something where the issue is: with the number and the id that the commands need,
 * or with the file. Null if nobody can fix it there.
 */
export function advise(
  { place, reviews }: Pick<CheckedIssue, 'place' | 'reviews'>,
  advice: Advice,
  about: PreflightReview | undefined,
): string | null {
  if (typeof advice === 'string') return advice;
  if (place.kind === 'files') {
    // Subject and preheader come from the first review.
    const file = (about ?? reviews[0])?.ref ?? 'the file';
    return advice.files?.replaceAll(/\bFILE\b/g, () => file) ?? null;
  }
  const ref = about?.ref ?? 'ID';
  const before = place.kind === 'queue' ? 'galley issue compile, then ' : '';
  return advice.issue
    .replaceAll(
      /(galley issue \w+) N\b/g,
      (_, command: string) => `${before}${command} ${place.number}`,
    )
    .replaceAll(/(galley review \w+) ID\b/g, (_, command: string) => `${command} ${ref}`);
}

/** A command in parentheses, or after a colon up to the end of its sentence or clause. */
const COMMANDS = / \(galley [^)]*\)|: galley .*?(?=\.(?:\s|$)|, on )/gu;

/**
 * How to fix something, for people who have pages instead of commands.
 *
 * @example adviceWithoutCommands('Set another: galley issue set 3 --subject SUBJECT.') // 'Set another.'
 */
export const adviceWithoutCommands = (fix: string): string => fix.replaceAll(COMMANDS, '');
