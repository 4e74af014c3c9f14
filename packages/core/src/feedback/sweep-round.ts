const HOUR = 3600;

/**
 * Hours after an issue's end at which Resend is asked about the mails of which nothing was heard.
 * Most events come within seconds; a receiver that greylists or is down answers within the first
 * hours, and the longest-lived mails are given up after about three days (RFC 5321, section 4.5.4.1,
 * asks for four to five days, which hardly any sender keeps to). Resend itself repeats a webhook for
 * 28 hours, so that the second round finds what it lost for good.
 */
export const SWEEP_HOURS: readonly number[] = [6, 30, 78];

/** Resend keeps mails for thirty days; what is older can't be asked about. */
export const SWEEP_DAYS = 30;

/** The events that settle what became of a mail, by the names that `last_event` has for them. */
const SETTLING: readonly string[] = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'suppressed',
  'failed',
];

/** True when a mail's last event says what became of it; until then it is asked about again. */
export const isSettling = (lastEvent: string): boolean => SETTLING.includes(lastEvent);

/** Seconds after an issue's end at which a round begins, from 0; null when there are no more. */
export function sweepRoundAfter(round: number): number | null {
  const hours = SWEEP_HOURS[round];
  return hours === undefined ? null : hours * HOUR;
}
