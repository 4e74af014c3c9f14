import { z } from 'zod';
import type { Shaped } from '../shape.ts';

const count = z.int();

/** The issues whose deliveries were dropped, and what those had counted. */
export const droppedDeliveriesShape = z.strictObject({
  dropped: z.array(
    z.strictObject({
      newsletter: z.string(),
      number: z.int(),
      counts: z.strictObject({
        audience: count,
        accepted: count,
        rejected: count,
        excluded: count,
        uncertain: count,
        pending: count,
        delivered: count,
        bounced: count,
        complained: count,
      }),
    }),
  ),
});
export type DroppedDeliveries = Shaped<typeof droppedDeliveriesShape>;
