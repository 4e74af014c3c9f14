import { z } from 'zod';
import { audienceCounts } from '../audience-counts.ts';
import type { Shaped } from '../shape.ts';

/** The issues whose deliveries were dropped, and what those had counted. */
export const droppedDeliveriesShape = z.strictObject({
  dropped: z.array(
    z.strictObject({
      newsletter: z.string(),
      number: z.int(),
      counts: audienceCounts,
    }),
  ),
});
export type DroppedDeliveries = Shaped<typeof droppedDeliveriesShape>;
