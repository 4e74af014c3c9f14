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
});
export type DroppedDeliveries = Shaped<typeof droppedDeliveriesShape>;
