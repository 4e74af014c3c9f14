import type { IssueRef } from '@galley/press/issue';
import type { z } from 'zod';
import type { AN_ISSUE } from './fields.ts';

/** The issue that a path names. */
export const issueRef = ({ params }: { readonly params: z.output<typeof AN_ISSUE> }): IssueRef => ({
  newsletter: params.slug,
  number: params.number,
});

/** Refusals of every route of one issue. */
export const NO_ISSUE = ['no-newsletter', 'no-issue'] as const;
