import type { Issue } from '@galley/contract/issue';
import type { Extent } from '@galley/core/issue';

const NOTES: Readonly<Record<Extent, string>> = {
  full: '',
  summary: ' (summary and findings; the rest is on its web page)',
  headline: ' (headline; the rest is on its web page)',
};

/**
 * The note after the title of a review that was shortened so that the mail fits. A best-of always
 * holds one paragraph of each, so it has none.
 */
export const extentNote = ({ bestOf }: Pick<Issue, 'bestOf'>, extent: Extent = 'full'): string =>
  bestOf === null ? NOTES[extent] : '';
