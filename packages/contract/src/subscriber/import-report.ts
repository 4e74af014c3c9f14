import { z } from 'zod';
import type { Shaped } from '../shape.ts';

const listedRow = z.strictObject({ line: z.int(), address: z.string() });
const count = z.int();

/** What an import did, or what a dry run would do. Of each kind of row the first are listed. */
export const importReportShape = z.strictObject({
  dryRun: z.boolean(),
  file: z.strictObject({ name: z.string(), sha256: z.string() }),
  format: z.strictObject({ name: z.string(), title: z.string() }),
  columns: z.array(z.strictObject({ column: z.string(), meaning: z.string() })),
  warnings: z.array(z.string()),
  addresses: count.meta({ description: 'Different addresses in the file that could be read' }),
  added: count.meta({ description: 'Came in as confirmed, and are mailed' }),
  addedOut: z
    .strictObject({ unsubscribed: count, pending: count, suppressed: count })
    .meta({ description: 'Came in as people who get no mail' }),
  newlySuppressed: count.meta({ description: 'Addresses that the file suppressed, known or new' }),
  existing: count.meta({ description: 'Had a subscription before, whose status stays' }),
  stillConfirmed: z
    .strictObject({ count, rows: z.array(listedRow) })
    .meta({ description: 'Left according to the file and stay confirmed here' }),
  namesDropped: count.meta({ description: 'Names that were placeholders nobody had filled in' }),
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
    .meta({ description: 'Left out on request, or in a dry run those that need it' }),
});
export type ImportReport = Shaped<typeof importReportShape>;
