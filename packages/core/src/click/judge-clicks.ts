/** Why a click looks like a machine's, the surest sign first. */
export const MACHINE_SIGNS = ['program', 'at-delivery', 'burst'] as const;
export type MachineSign = (typeof MACHINE_SIGNS)[number];

/** A click of one reader in one issue's mail. */
export interface ReaderClick {
  /** The number of the link. */
  readonly link: number;
  readonly at: Date;
  /** Whether its user agent named a program. */
  readonly byProgram: boolean;
}

const SECOND = 1_000;
/** Gateways look at links before they take a mail, and right after it. */
const BEFORE_DELIVERY_MS = 60 * SECOND;
/** Nobody gets a mail, opens it and follows a link sooner. */
const AFTER_DELIVERY_MS = 10 * SECOND;
/**
 * Two clicks may be a double click; this many within two seconds, or one on each of the links, are
 * none of a person.
 */
const BURST = 3;
const BURST_MS = 2 * SECOND;

/**
 * Judges the clicks of one reader in one mail: null for one that looks like a person's. It is a
 * guess by three signs that providers and senders describe: the name of a program, a click about
 * when the mail was delivered, and many clicks at once or one on each link. The order of the clicks makes no difference,
 * and one more click never makes another look like a person's.
 *
 * @param deliveredAt when the mail was delivered; null while nothing says so
 * @param links how many links the issue has
 */
export const judgeClicks = (
  clicks: readonly ReaderClick[],
  deliveredAt: Date | null,
  links: number,
): readonly (MachineSign | null)[] =>
  clicks.map(({ at, byProgram }) => {
    if (byProgram) return 'program';
    if (deliveredAt !== null && isAtDelivery(at.getTime() - deliveredAt.getTime())) {
      return 'at-delivery';
    }
    return isInBurst(at.getTime(), clicks, links) ? 'burst' : null;
  });

const isAtDelivery = (after: number): boolean =>
  after >= -BEFORE_DELIVERY_MS && after <= AFTER_DELIVERY_MS;

/** True if some span of two seconds holds the click and enough others. */
function isInBurst(at: number, clicks: readonly ReaderClick[], links: number): boolean {
  const near = clicks
    .map((click) => ({ time: click.at.getTime(), link: click.link }))
    .filter(({ time }) => Math.abs(time - at) <= BURST_MS);
  return near.some(({ time: first }) => {
    const span = near.filter(({ time }) => time >= first && time - first <= BURST_MS);
    const isAll = links > 1 && new Set(span.map(({ link }) => link)).size >= links;
    return first <= at && at - first <= BURST_MS && (span.length >= BURST || isAll);
  });
}
