import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** A feed that a newsletter watches. */
export const watchedFeedShape = z.strictObject({
  id: z.string(),
  newsletter: z.string(),
  url: z.string(),
  title: z.string().nullable(),
  /** `gone`: its server says that it has ended, so it is not read again. */
  state: z.enum(['watched', 'gone']),
  /** Why it could not be read the last time. */
  trouble: z.string().nullable(),
  addedAt: instant,
  polledAt: instant.nullable(),
  nextAt: instant.nullable(),
  /** How many of its candidates wait. */
  waiting: z.int(),
});
export type WatchedFeed = Shaped<typeof watchedFeedShape>;

/** A feed that is no longer watched. */
export const stoppedFeedShape = z.strictObject({ id: z.string(), stopped: z.literal(true) });
export type StoppedFeed = Shaped<typeof stoppedFeedShape>;
