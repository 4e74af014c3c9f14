import { RULE_LEVELS } from '@galley/core/issue/preflight';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

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
      explanation: z.string(),
      fix: z.string(),
      mend: z.string().meta({ deprecated: true, description: 'The same as `fix`' }),
    }),
  ),
  ruleSettings: z.array(
    z.strictObject({
      rule: z.string(),
      level: z.enum(RULE_LEVELS),
      because: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
});
export type PreflightReport = Shaped<typeof preflightReportShape>;
