import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { audienceCounts } from '../audience-counts.ts';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { approvalShape, overrideShape } from './issue.ts';

const count = z.int();

/** The state of an issue and of its readers. */
export const issueStatusShape = z.strictObject({
  number: count,
  state: z.enum(ISSUE_STATES),
  held: z.enum(['restored', 'copy']).nullable().meta({
    description: 'Why nothing at all is sent: a backup was restored here, or this is a copy',
  }),
  reason: z.string().nullable(),
  detail: z.string().nullable().meta({ description: 'More on the reason, for people' }),
  timeZone: z.string().meta({ description: 'Of the newsletter' }),
  counts: audienceCounts,
  remaining: z
    .strictObject({
      readers: count,
      batches: count,
      seconds: z.number().meta({ description: 'Time of sending, without pauses for quotas' }),
      endsAt: instant.nullable().optional().meta({
        description: 'Only if a quota interrupts it: when it ends; null if that is unknown',
      }),
    })
    .optional()
    .meta({ description: 'What is left to send; only while it is being sent' }),
  resumesAt: instant.optional().meta({ description: 'When a pause ends by itself' }),
  approvals: z.array(approvalShape).meta({ description: 'Of its present bytes' }),
  overrides: z.array(overrideShape),
  troubled: z
    .array(
      z.strictObject({
        address: z.string(),
        state: z.enum(['rejected', 'uncertain']),
        reason: z.string().nullable(),
      }),
    )
    .nullable()
    .meta({ description: 'Readers it did not reach; null for an actor who may not see readers' }),
});
export type IssueStatus = Shaped<typeof issueStatusShape>;
