import { RULE_LEVELS } from '@galley/core/issue/preflight';
import { z } from 'zod';
import type { Shaped } from '../shape.ts';
import { ruleSettingShape } from './newsletter.ts';

/** A preflight rule, and what it does for one newsletter. */
export const preflightRuleShape = z.strictObject({
  rule: z.string(),
  does: z.enum([...RULE_LEVELS, 'stops']),
  byDefault: z.enum(['informs', 'warns', 'stops']).meta({
    description: 'What it does until somebody sets it',
  }),
  canBeSet: z.boolean().meta({
    description: 'False for rules about the law and about broken bytes',
  }),
  explanation: z.string().meta({ description: 'Why the rule exists' }),
  setting: ruleSettingShape
    .nullable()
    .meta({ description: 'Null while it does what it does by itself' }),
});
export type PreflightRule = Shaped<typeof preflightRuleShape>;
