import { CLICK_ACCORDS } from '@galley/core/click';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

const record = z.strictObject({
  purpose: z.string().meta({ description: '`SPF`, `DKIM`, `Receiving`, …' }),
  type: z.string().meta({ description: '`TXT`, `MX` or `CNAME`' }),
  name: z.string().meta({ description: 'Relative to the zone, such as `send`' }),
  value: z.string(),
  priority: z.int().nullable(),
  status: z.string().meta({ description: '`verified`, `pending`, `not_started`, `failed`, …' }),
});

/** The domain that a newsletter's mail comes from: what Resend and DNS say of it. */
export const senderDomainShape = z.strictObject({
  domain: z.string().nullable().meta({ description: 'Null while there is no sender' }),
  answer: z
    .enum(['known', 'unknown', 'not-allowed', 'no-answer'])
    .nullable()
    .meta({ description: 'Whether Resend knows it; `not-allowed`: the key may only send' }),
  why: z.string().nullable().meta({ description: 'What Resend said, if it gave no answer' }),
  status: z.string().nullable().meta({ description: '`verified` once mail may come from it' }),
  records: z.array(record),
  dmarc: z
    .strictObject({
      policy: z.string().nullable().meta({ description: 'Null if there is no record' }),
      name: z.string(),
      value: z.string().meta({ description: 'What to begin with' }),
    })
    .nullable()
    .meta({ description: 'Null if DNS did not answer, or mail stays on this machine' }),
  clickTracking: z.boolean().nullable().meta({
    description: 'Whether Resend rewrites the links in mails; null if nobody knows',
  }),
  clicks: z.enum(CLICK_ACCORDS).nullable().meta({
    description:
      'How that fits the newsletter: `none-come`, it counts clicks but Resend reports none; `in-vain`, Resend rewrites links though nobody counts',
  }),
  sandbox: z.boolean().meta({ description: 'Mail stays on this machine, from whatever domain' }),
  checkedAt: instant.nullable(),
});
export type SenderDomain = Shaped<typeof senderDomainShape>;
