import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const left = z.int().nullable().meta({ description: 'Null where no limit is known' });

/** What sending an issue would take, or what is left to do of one on its way. */
export const sendForecastShape = z.strictObject({
  number: z.int(),
  state: z.enum(ISSUE_STATES),
  timeZone: z.string().meta({ description: 'Of the newsletter' }),
  readers: z.int(),
  batches: z.int(),
  requestsPerSecond: z.number(),
  rateIsKnown: z.boolean().meta({ description: "False while Resend's documented rate is assumed" }),
  seconds: z.int().meta({ description: 'At least so long' }),
  quotaLeft: z.strictObject({ daily: left, monthly: left }),
  resumesAt: instant.nullable().meta({ description: 'After the first quota that is too small' }),
  problems: z.array(z.string()),
});
export type SendForecast = Shaped<typeof sendForecastShape>;
