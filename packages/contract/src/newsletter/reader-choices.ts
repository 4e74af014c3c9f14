import { z } from 'zod';
import type { Shaped } from '../shape.ts';

/** What readers of a newsletter have chosen, and how many confirmed readers each time. */
export const readerChoicesShape = z.strictObject({
  floors: z.array(z.strictObject({ floor: z.number(), offered: z.boolean(), readers: z.int() })),
  topics: z
    .array(
      z.strictObject({
        key: z.string(),
        name: z.string().meta({ description: 'Of one that is not listed: as a review has it' }),
        offered: z.boolean(),
        readers: z.int().meta({ description: 'Who chose it, alone or with others' }),
        onlyThis: z.int().meta({ description: 'Who chose no other topic' }),
        reviews: z.int().meta({ description: 'Reviews under any of its names' }),
      }),
    )
    .meta({ description: "The newsletter's own in their order, then others" }),
  monthly: z.int().meta({ description: 'Who wants only the best-ofs' }),
});
export type ReaderChoices = Shaped<typeof readerChoicesShape>;
