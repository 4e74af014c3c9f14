import type { IssueRef } from '@galley/press/issue';

/** The option shared by every command on one issue. */
export interface IssueOptions {
  readonly newsletter?: string;
}

export const issueRef = (number: number, options: IssueOptions): IssueRef => ({
  newsletter: options.newsletter ?? null,
  number,
});
