import { READER_STATES, SUBSCRIPTION_STATUSES } from '@galley/core/subscription';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** A person as a newsletter has them. */
export const listedSubscriberShape = z.strictObject({
  id: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  state: z.enum(READER_STATES).meta({ description: 'A suppression outweighs everything else' }),
  status: z.enum(SUBSCRIPTION_STATUSES),
  since: instant,
  confirmedAt: instant.nullable(),
  unsubscribedAt: instant.nullable(),
  pausedUntil: instant.nullable(),
  suppression: z.string().nullable().meta({ description: 'Why the address is never mailed' }),
});
export type ListedSubscriber = Shaped<typeof listedSubscriberShape>;

/** A page of a newsletter's subscribers, or of those that a search finds. */
export const subscriberPageShape = z.strictObject({
  subscribers: z.array(listedSubscriberShape),
  next: z.string().nullable().meta({
    description:
      '`after` of the next page. A page looks at a limited number of people, so it can hold fewer than the limit, even none, although there is a next one',
  }),
  total: z.strictObject({ count: z.int(), isMore: z.boolean() }).nullable().meta({
    description:
      'How many there are, counted up to 1,000 and on the first page only; null if that would take long',
  }),
});
export type SubscriberPage = Shaped<typeof subscriberPageShape>;
