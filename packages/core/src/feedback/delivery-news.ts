import type { Feedback, FeedbackTarget } from './feedback.ts';

/** Everything that some events report about one delivery: each fact with its earliest time. */
export interface DeliveryNews extends FeedbackTarget {
  readonly deliveredAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly complainedAt: Date | null;
  readonly failedAt: Date | null;
  /** Why it failed. */
  readonly failure: string | null;
}

/**
 * Groups events by delivery, so that any number of them changes one row once. Neither their order
 * nor repeats matter.
 */
export function collectNews(feedback: readonly Feedback[]): readonly DeliveryNews[] {
  const news = new Map<string, DeliveryNews>();
  for (const one of feedback) {
    const key = `${one.issueId}/${one.subscriberId}`;
    news.set(key, add(news.get(key) ?? silence(one), one));
  }
  return [...news.values()];
}

const silence = ({ issueId, subscriberId, resendId, bucket }: Feedback): DeliveryNews => ({
  issueId,
  subscriberId,
  resendId,
  bucket,
  deliveredAt: null,
  bouncedAt: null,
  complainedAt: null,
  failedAt: null,
  failure: null,
});

function add(news: DeliveryNews, one: Feedback): DeliveryNews {
  const known = { ...news, resendId: least(news.resendId, one.resendId) };
  switch (one.kind) {
    case 'seen':
    case 'clicked':
      return known;
    case 'delivered':
      return { ...known, deliveredAt: earlier(news.deliveredAt, one.at) };
    case 'bounced':
      return { ...known, bouncedAt: earlier(news.bouncedAt, one.at) };
    case 'complained':
      return { ...known, complainedAt: earlier(news.complainedAt, one.at) };
    case 'suppressed':
    case 'failed': {
      const failure = `${one.kind}: ${one.detail}`;
      return {
        ...known,
        failedAt: earlier(news.failedAt, one.at),
        failure: news.failure === null ? failure : least(news.failure, failure),
      };
    }
  }
}

const earlier = (known: Date | null, at: Date): Date => (known !== null && known < at ? known : at);

const least = (a: string, b: string): string => (a < b ? a : b);
