import { found, ok, type Check } from './check.ts';
import type { CheckName } from './check-names.ts';

const MOST_MS = 2000;
/** A `Date` header has no fractions, and signatures of webhooks may be five minutes off. */
const MOST_OF_PROVIDER_MS = 30_000;

/** Times around a question, and the answer's own. */
export interface ClockLook {
  readonly asked: Date;
  readonly answered: Date;
  readonly theirs: Date;
}

/** Compares the database's clock, which times leases, with this machine's, which decides slots. */
export const checkDatabaseClock = (look: ClockLook): Check =>
  compare('database clock', "the database's clock", look, MOST_MS);

/** Compares the provider's clock, which signs webhooks, with this machine's. */
export const checkProviderClock = (look: ClockLook): Check =>
  compare('provider clock', "the provider's clock", look, MOST_OF_PROVIDER_MS);

function compare(name: CheckName, whose: string, look: ClockLook, most: number): Check {
  const { asked, answered, theirs } = look;
  const early = asked.getTime() - theirs.getTime();
  const late = theirs.getTime() - answered.getTime();
  const off = Math.max(early, late, 0);
  if (off <= most) return ok(name, 'agrees with this machine');
  const seconds = (off / 1000).toFixed(1);
  return found(
    'warns',
    name,
    `${whose} is ${seconds} s ${late > 0 ? 'ahead of' : 'behind'} this machine's`,
    'Keep the clocks of all machines by NTP (timedatectl shows whether this one is).',
  );
}
