const HOUR = 3600;

/**
 * Hours after an issue's end at which Galley asks Resend about mails without any event. Most events
 * come within seconds. A receiver that greylists or is down answers within the first hours, and
 * senders give up on a mail after about three days (RFC 5321, section 4.5.4.1, asks for four to
 * five, which hardly any sender keeps to). Resend itself repeats a webhook for 28 hours, so the
 * second round finds what it lost for good.
 */
const SWEEP_HOURS: readonly number[] = [6, 30, 78];

/** Resend keeps mails for thirty days; it can't be asked about older ones. */
export const SWEEP_DAYS = 30;

/** The events that settle the fate of a mail, by their names in `last_event`. */
const SETTLING: readonly string[] = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'suppressed',
  'failed',
];

/** True when a mail's last event settles its fate; until then Galley asks again. */
export const isSettling = (lastEvent: string): boolean => SETTLING.includes(lastEvent);

/** Seconds after an issue's end at which a round begins, from 0; null when there are no more. */
export function sweepRoundAfter(round: number): number | null {
  const hours = SWEEP_HOURS[round];
  return hours === undefined ? null : hours * HOUR;
}
