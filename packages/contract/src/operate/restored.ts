import { z } from 'zod';
import { day, instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const slot = { kind: z.enum(['regular', 'best-of']), dueOn: day };

/** What is known, and what isn't, about the time between a backup and its restore. */
export const restoredStandingShape = z.strictObject({
  held: z.enum(['restored', 'copy']).nullable().meta({
    description: 'Why nothing is compiled and sent; null: it is not held',
  }),
  restoredAt: instant.nullable(),
  snapshotAt: instant.nullable().meta({ description: 'What happened after it is not stored' }),
  list: z
    .strictObject({
      mails: z.int().meta({ description: "How many mails of the provider's list were looked at" }),
      oldestAt: instant.nullable(),
      isComplete: z.boolean().meta({ description: 'Whether it was read back to the snapshot' }),
      trouble: z.string().nullable(),
      readers: z.int().meta({ description: 'Readers of stored issues now known to be accepted' }),
      suppressed: z.int().meta({ description: 'Addresses that it shows must get no mail' }),
    })
    .nullable()
    .meta({ description: "What the provider's list of sent mails showed; null: it was not read" }),
  issues: z
    .array(
      z.strictObject({
        newsletter: z.string().nullable(),
        number: z.int().nullable(),
        subject: z.string(),
        slot: z.strictObject(slot).nullable(),
        mails: z.int(),
        firstAt: instant,
        lastAt: instant,
        isStored: z.boolean().meta({ description: 'False: the restore has lost it' }),
      }),
    )
    .meta({ description: 'Issues that went out since the snapshot, as the list shows' }),
  departures: z
    .strictObject({
      readAt: instant,
      from: instant.nullable(),
      to: instant.nullable(),
      entries: z.int(),
      unreadable: z.int(),
      unknownKey: z.int(),
      left: z.int(),
      suppressed: z.int(),
      erased: z.int(),
    })
    .nullable()
    .meta({ description: 'What the log of departures showed; null: it was not read' }),
  slots: z
    .array(
      z.strictObject({
        newsletter: z.string(),
        ...slot,
        dueAt: instant,
        verdict: z.enum(['sent', 'not-sent', 'unknown']),
      }),
    )
    .meta({ description: 'Open slots that passed between snapshot and restore' }),
  unknown: z
    .array(z.strictObject({ code: z.string(), what: z.string() }))
    .meta({ description: 'What nobody can know, or not yet' }),
  released: z.strictObject({ at: instant, by: z.string() }).nullable(),
});
export type RestoredStanding = Shaped<typeof restoredStandingShape>;
