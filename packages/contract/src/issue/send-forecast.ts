import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const left = z.int().nullable().meta({ description: 'Null if no limit is known' });

/** What it takes to send an issue, or to finish one that is being sent. */
export const sendForecastShape = z.strictObject({
  number: z.int(),
  state: z.enum(ISSUE_STATES),
  timeZone: z.string().meta({ description: 'Of the newsletter' }),
  readers: z.int(),
  batches: z.int(),
  requestsPerSecond: z.number(),
  rateIsKnown: z.boolean().meta({ description: "False if Resend's documented rate is assumed" }),
  seconds: z.int().meta({ description: 'The least that sending takes' }),
  quotaLeft: z.strictObject({ daily: left, monthly: left }),
  resumesAt: instant.nullable().meta({ description: 'When the first quota to run out resets' }),
  endsAt: instant.nullable().meta({
    description: 'When sending ends, pauses for quotas included; null if that is unknown',
  }),
  problems: z.array(z.string()),
});
export type SendForecast = Shaped<typeof sendForecastShape>;
