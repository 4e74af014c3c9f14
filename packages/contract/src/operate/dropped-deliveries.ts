import { z } from 'zod';
import { audienceCounts } from '../audience-counts.ts';
import type { Shaped } from '../shape.ts';

/** The issues whose deliveries were dropped, or with `dryRun` would be, and what those counted. */
export const droppedDeliveriesShape = z.strictObject({
  dryRun: z.boolean(),
  dropped: z.array(
    z.strictObject({
      newsletter: z.string(),
      number: z.int(),
      counts: audienceCounts,
    }),
  ),
  eventMonths: z.array(z.string()).meta({
    description: "Months of the provider's events that were dropped; none with --older-than",
  }),
});
export type DroppedDeliveries = Shaped<typeof droppedDeliveriesShape>;
