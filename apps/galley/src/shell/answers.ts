import type { Failed, Refused } from './outcome.ts';
import { refuse } from './outcome.ts';

/** What several commands answer alike. */

export const noNewsletter = (none: {
  readonly slug: string | null;
  readonly slugs: readonly string[];
}): Refused => {
  const known = none.slugs.join(', ');
  if (none.slugs.length === 0) {
    return refuse(
      `There is no newsletter${none.slug === null ? ' of your own yet' : ` "${none.slug}"`}. Make one: galley newsletter set --title 'My Digest'`,
    );
  }
  return none.slug === null
    ? refuse(`There are several newsletters and none is the default one. Name one: ${known}`)
    : refuse(`There is no newsletter "${none.slug}". There are: ${known}`);
};

export const noIssue = (number: number): Refused =>
  refuse(`There is no issue ${number}. "galley issue list" shows which there are.`);

export const noReview = (id: string): Refused =>
  refuse(`There is no review ${id}. "galley review list --all" shows which there are.`);

export const wrongIssueState = (wrong: {
  readonly number: number;
  readonly state: string;
  readonly detail: string;
}): Failed => ({
  kind: 'failed',
  problem: `Issue ${wrong.number} is ${wrong.state}: ${wrong.detail}.`,
});

/** What goes wrong with an issue before a step even begins. */
export const issueTrouble = (
  answer:
    | {
        readonly kind: 'no-newsletter';
        readonly slug: string | null;
        readonly slugs: readonly string[];
      }
    | { readonly kind: 'no-issue'; readonly number: number }
    | {
        readonly kind: 'wrong-state';
        readonly number: number;
        readonly state: string;
        readonly detail: string;
      },
): Failed | Refused => {
  switch (answer.kind) {
    case 'no-newsletter':
      return noNewsletter(answer);
    case 'no-issue':
      return noIssue(answer.number);
    case 'wrong-state':
      return wrongIssueState(answer);
  }
};
