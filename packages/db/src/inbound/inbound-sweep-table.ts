import type { Generated } from '../schema/columns.ts';

/** When Resend's list of received mails is looked through next. */
export interface InboundSweepTable {
  singleton: Generated<boolean>;
  next_at: Generated<Date>;
}
