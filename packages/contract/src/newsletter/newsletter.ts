import { RULE_LEVELS } from '@galley/core/issue/preflight';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const colours = z.record(z.string(), z.string());

/** A newsletter's setting for a preflight rule. */
export const ruleSettingShape = z.strictObject({
  rule: z.string(),
  level: z.enum(RULE_LEVELS),
  because: z.string(),
  by: z.string(),
  at: instant,
});

/** A newsletter with its settings, named as in `newsletter set`. */
export const newsletterShape = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  tagline: z.string().nullable().meta({ description: 'Introduces it on its front page' }),
  from: z.string().nullable(),
  replyTo: z.string().nullable(),
  editors: z.array(z.string()),
  testers: z.array(z.string()),
  postalAddress: z.string().nullable(),
  timeZone: z.string(),
  cadence: z.string(),
  cutOff: z.string(),
  lateLimit: z.string(),
  minimum: z.int(),
  maximum: z.int(),
  undoWindow: z.string(),
  autoApprove: z.boolean(),
  language: z.string(),
  theme: z
    .strictObject({
      light: colours.optional(),
      dark: colours.optional(),
      fonts: z.record(z.string(), z.string()).optional(),
      logo: z
        .strictObject({ url: z.url(), alt: z.string(), width: z.int(), height: z.int() })
        .optional(),
    })
    .nullable()
    .meta({ description: 'What differs from the default theme' }),
  rules: z.array(ruleSettingShape),
  default: z.boolean(),
  sample: z.boolean(),
  lastIssueNumber: z.int(),
  version: z.int().meta({
    description: 'Counts the changes of its settings; a change names the one it was made from',
  }),
});
export type Newsletter = Shaped<typeof newsletterShape>;
