/**
 * Where readers find an issue on the web. The default newsletter has the short path; it stays
 * the default for good, so links in mails stay valid.
 */
export const issuePath = (
  newsletter: { readonly slug: string; readonly isDefault: boolean },
  number: number,
): string =>
  newsletter.isDefault ? `/issues/${number}` : `/n/${newsletter.slug}/issues/${number}`;
