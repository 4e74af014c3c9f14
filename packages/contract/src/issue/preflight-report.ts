import { z } from 'zod';
import { ruleSettingShape } from '../newsletter/index.ts';
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
  ruleSettings: z.array(ruleSettingShape),
});
export type PreflightReport = Shaped<typeof preflightReportShape>;
