import { breakerCloses } from '@galley/core/subscription';
import type { SignUpTrouble } from '@galley/press/operate';
import { count, when } from '../shell/when.ts';
import { found, type Check } from './check.ts';

/** Reports how many recent sign-ups got no mail, why, and which breakers are open. */
export const checkSignUps = (trouble: readonly SignUpTrouble[], now: Date): Check[] =>
  trouble.flatMap(({ newsletter, counts, breakerOpenedAt }): Check[] => {
    const name = `sign-ups ${newsletter}` as const;
    const total = counts.reduce((sum, one) => sum + one.count, 0);
    const reasons = counts.map((one) => `${one.reason} ${one.count}`).join(', ');
    const refused = `since yesterday ${count(total, 'sign-up')} got no mail (${reasons})`;
    const closes = breakerOpenedAt === null ? null : breakerCloses(breakerOpenedAt);
    if (closes !== null && closes > now) {
      return [
        found(
          'warns',
          name,
          `the breaker is open until ${when(closes)}; ${refused}`,
          'It closes by itself. docs/sign-ups.md says what opens it.',
        ),
      ];
    }
    return total === 0
      ? []
      : [found('informs', name, refused, 'docs/sign-ups.md explains every reason.')];
  });
