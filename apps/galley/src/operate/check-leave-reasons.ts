import type { LeaveReasonCounts } from '@galley/press/operate';
import { count } from '../shell/when.ts';
import { found, type Check } from './check.ts';

/** Reports why readers left lately, as far as they said so. */
export const checkLeaveReasons = (left: readonly LeaveReasonCounts[]): Check[] =>
  left.map(({ newsletter, counts }) => {
    const total = counts.reduce((sum, one) => sum + one.count, 0);
    const reasons = counts.map((one) => `${one.reason} ${one.count}`).join(', ');
    return found(
      'informs',
      `leaving ${newsletter}`,
      `in 30 days ${count(total, 'reader')} said why they left (${reasons})`,
      'docs/readers.md says what readers may choose instead.',
    );
  });
