import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** Over how many machines the readers are spread. */
export const distributedReadersShape = z.strictObject({
  changed: z.boolean().meta({ description: 'False if they were spread before' }),
  buckets: z.int().meta({ description: 'Into how many parts they are divided' }),
  workers: z.int().meta({ description: 'The machines that hold them' }),
});
export type DistributedReaders = Shaped<typeof distributedReadersShape>;
