import type { Retention } from '@galley/contract/operate';
import { FIXED_DAYS } from '@galley/core/retention';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';

/** Prints how long things are kept, and what nobody sets. */
export const retentionText = (paint: Paint, its: Retention): string =>
  facts(paint, [
    ['deliveries', its.deliveries ?? 'always; --deliveries'],
    ['events', its.events],
    ['sessions', its.sessions],
    ['unconfirmed sign-ups', fixed(FIXED_DAYS.unconfirmed)],
    ['counts of sign-ups', fixed(FIXED_DAYS.counts)],
    ['inbound mails', fixed(FIXED_DAYS.inboundMails)],
    ['webhook events', fixed(FIXED_DAYS.webhookEvents)],
    ['files of imports', fixed(FIXED_DAYS.importFiles)],
    ['audit log', 'always'],
    ['last applied', its.appliedAt ?? 'not yet'],
  ]);

const fixed = (days: number): string => `${days}d, fixed`;
