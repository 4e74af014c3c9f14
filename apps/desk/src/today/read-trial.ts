import type { NewsletterToday } from './newsletter-day.tsx';

/** The issue that Galley itself makes when it starts for the first time. */
const OF_GALLEY = 1;

/** How far somebody has come with the sample newsletter. */
export interface Trial {
  /** Steps that are done: a review is queued, an issue made of it, that issue released. */
  readonly done: 0 | 1 | 2 | 3;
  /** The issue that they made; the sample's own if there is none yet. */
  readonly number: number;
}

/** Reads from the sample newsletter itself what somebody has done with it. */
export function readTrial({ queued, latest }: Pick<NewsletterToday, 'queued' | 'latest'>): Trial {
  const hasOwn = latest !== null && latest.number > OF_GALLEY && latest.state !== 'cancelled';
  if (!hasOwn) return { done: queued > 0 ? 1 : 0, number: OF_GALLEY };
  const isOut = ['sending', 'sent'].includes(latest.state);
  return { done: isOut ? 3 : 2, number: latest.number };
}
