import { COLUMN_CHOICES, COLUMN_READINGS } from '@galley/core/subscription';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { importReportShape } from './import-report.ts';

const count = z.int();

const problemShape = z
  .strictObject({
    line: count,
    found: z.string(),
    expected: z.string(),
    why: z
      .enum([
        'no-address',
        'several-addresses',
        'no-header',
        'unclear',
        'fixed',
        'standing',
        'no-column',
        'chosen-twice',
        'vouch',
      ])
      .nullable()
      .meta({ description: 'What about its columns; null if it is not about them' }),
  })
  .meta({ description: 'Why nobody can read the file as it is' });
export type SubscriberImportProblem = Shaped<typeof problemShape>;

/** An import file that was handed in, what Galley makes of it, and how far it has come. */
export const subscriberImportShape = z.strictObject({
  id: z.string(),
  newsletter: z.string(),
  state: z.enum([
    'checking',
    'checked',
    'unreadable',
    'importing',
    'imported',
    'stopped',
    'failed',
  ]),
  version: count.meta({ description: 'Counts what people said about the file' }),
  file: z.strictObject({ name: z.string(), bytes: count, sha256: z.string() }),
  consent: z.string(),
  allConfirmed: z.boolean(),
  columns: z
    .array(
      z.strictObject({
        column: z.string(),
        reads: z.enum(COLUMN_READINGS).meta({ description: 'How Galley reads it by itself' }),
        choice: z.enum(COLUMN_CHOICES).nullable().meta({ description: 'What somebody chose' }),
        fixed: z.boolean().meta({ description: "It counts in a known program's export" }),
        samples: z.array(z.string()).meta({ description: 'Its first values' }),
      }),
    )
    .meta({ description: 'In the order of the file; empty until it has been looked at' }),
  problem: problemShape.nullable(),
  progress: z
    .strictObject({
      phase: z.enum(['waiting', 'reading', 'storing']),
      done: count,
      of: count,
    })
    .nullable()
    .meta({ description: 'Bytes while it is read, addresses while they are stored' }),
  stored: z
    .strictObject({
      confirmed: count,
      pending: count,
      unsubscribed: count,
      suppressed: count,
      suppressions: count,
    })
    .nullable()
    .meta({ description: 'What it has stored so far; null before it began' }),
  report: importReportShape.nullable().meta({
    description:
      'What it would do, once it is checked, or did, once it is done; with up to 100 rows of each kind',
  }),
  by: z.string().nullable().meta({ description: 'The address of the person who handed it in' }),
  createdAt: instant,
  keptUntil: instant.nullable().meta({ description: 'Null while it is under way' }),
});
export type SubscriberImport = Shaped<typeof subscriberImportShape>;
