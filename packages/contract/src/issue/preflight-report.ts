import { z } from 'zod';
import { ruleSettingShape } from '../newsletter/index.ts';
import type { Shaped } from '../shape.ts';

/** The field at fault. */
export const findingPlaceShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('review'),
    id: z.string(),
    field: z.string().nullable().meta({ description: "A field of the review's JSON" }),
  }),
  z.strictObject({
    kind: z.literal('issue'),
    field: z.enum(['subject', 'preheader', 'note', 'reviews']),
  }),
  z.strictObject({
    kind: z.literal('newsletter'),
    field: z.string().meta({ description: 'A setting, as `newsletter set` names it' }),
  }),
]);
export type FindingPlace = Shaped<typeof findingPlaceShape>;

/** The findings of an issue's preflight. */
export const preflightReportShape = z.strictObject({
  number: z.int(),
  contentHash: z.string().nullable(),
  passes: z.boolean().meta({ description: 'Nothing stops the issue' }),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(['stops', 'warns', 'informs']),
      overridable: z.boolean(),
      message: z.string(),
      where: findingPlaceShape
        .nullable()
        .meta({ description: 'What to change; null if no field is at fault' }),
      explanation: z.string(),
      advice: z.string().meta({ description: 'How to fix it, without commands' }),
      fix: z.string(),
      mend: z.string().meta({ deprecated: true, description: 'The same as `fix`' }),
    }),
  ),
  ruleSettings: z.array(ruleSettingShape),
});
export type PreflightReport = Shaped<typeof preflightReportShape>;
