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
  bestOfCadence: z
    .string()
    .nullable()
    .meta({ description: 'When the best-of of the month before is due; null: never by itself' }),
  cutOff: z.string(),
  lateLimit: z.string(),
  minimum: z.int(),
  maximum: z.int(),
  undoWindow: z.string(),
  autoApprove: z.boolean(),
  fourEyes: z.boolean().meta({
    description: "Each change needs an approver who didn't make it",
  }),
  clicks: z.boolean().meta({
    description: 'Clicks on the links of its issues are counted, if Resend reports them',
  }),
  canaryReader: z.boolean().meta({
    description: 'Each issue is mailed to Galley itself too, to see whether mail arrives',
  }),
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
  floors: z.array(z.number()).meta({
    description: 'The lowest ratings, of five stars, that readers may choose',
  }),
  topics: z.array(z.string()).meta({ description: 'The topics that readers may choose' }),
  confirmationText: z
    .string()
    .nullable()
    .meta({ description: 'Its own paragraphs in the mail that asks to confirm' }),
  welcomeText: z
    .string()
    .nullable()
    .meta({ description: 'Its own paragraphs in the mail that welcomes' }),
  rules: z.array(ruleSettingShape),
  default: z.boolean(),
  sample: z.boolean(),
  lastIssueNumber: z.int(),
  version: z.int().meta({
    description: 'Counts the changes of its settings; a change names the one it was made from',
  }),
});
export type Newsletter = Shaped<typeof newsletterShape>;

/** A changed newsletter, and the open issues that were compiled again because of the change. */
export const changedNewsletterShape = newsletterShape.extend({
  recompiled: z.array(z.strictObject({ number: z.int(), approvalVoided: z.boolean() })),
});
export type ChangedNewsletter = Shaped<typeof changedNewsletterShape>;

const mail = z.strictObject({ subject: z.string(), html: z.string(), text: z.string() });

/** The mails to new readers, as they would go out now. */
export const newsletterMailsShape = z.strictObject({ confirmation: mail, welcome: mail });
export type NewsletterMails = Shaped<typeof newsletterMailsShape>;
