import type { IssueRef } from '@galley/press/issue';

/** The option of every command about one issue. */
export interface IssueOptions {
  readonly newsletter?: string;
}

export const issueRef = (number: number, options: IssueOptions): IssueRef => ({
  newsletter: options.newsletter ?? null,
  number,
});
