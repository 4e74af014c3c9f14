import { z } from 'zod';
import type { Shaped } from '../shape.ts';

const listedRow = z.strictObject({ line: z.int(), address: z.string() });
const count = z.int();

/** What an import did, or a dry run would do. The first rows of each kind are listed. */
export const importReportShape = z.strictObject({
  dryRun: z.boolean(),
  file: z.strictObject({ name: z.string(), sha256: z.string() }),
  format: z.strictObject({ name: z.string(), title: z.string() }),
  columns: z.array(z.strictObject({ column: z.string(), meaning: z.string() })),
  warnings: z.array(z.string()),
  addresses: count.meta({ description: 'Distinct readable addresses in the file' }),
  added: count.meta({ description: 'Added as confirmed, to be mailed' }),
  addedOut: z
    .strictObject({ unsubscribed: count, pending: count, suppressed: count })
    .meta({ description: 'Added without receiving mail' }),
  newlySuppressed: count.meta({ description: 'Addresses, known or new, that the file suppressed' }),
  existing: count.meta({ description: 'Already had a subscription, whose status stays' }),
  stillConfirmed: z
    .strictObject({ count, rows: z.array(listedRow) })
    .meta({ description: 'Left according to the file but stay confirmed here' }),
  namesDropped: count.meta({ description: 'Dropped names: unfilled placeholders' }),
  leftOut: z.strictObject({
    repeated: count,
    suppressed: count,
    unconfirmed: count,
    refused: count,
  }),
  repeated: z.array(listedRow.extend({ firstLine: z.int() })),
  suppressed: z.array(listedRow.extend({ reason: z.string() })),
  unconfirmed: z.array(listedRow),
  refused: z
    .array(
      z.strictObject({
        file: z.string(),
        line: z.int(),
        found: z.string(),
        expected: z.string(),
      }),
    )
    .meta({ description: 'Skipped rows, or in a dry run rows that would need skipping' }),
});
export type ImportReport = Shaped<typeof importReportShape>;
