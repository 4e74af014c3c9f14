/**
 * Where readers find an issue on the web. The default newsletter has the short path; it keeps its
 * role for good, so links in mails stay true.
 */
export const issuePath = (
  newsletter: { readonly slug: string; readonly isDefault: boolean },
  number: number,
): string =>
  newsletter.isDefault ? `/issues/${number}` : `/n/${newsletter.slug}/issues/${number}`;
