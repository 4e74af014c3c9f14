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
 * when the mail was delivered, and many clicks at once or one on each link. The order of the clicks
 * makes no difference, and one more click never makes another look like a person's.
 *
 * @param deliveredAt when the mail was delivered; null while nothing says so
 * @param links how many links the issue has
 */
export function judgeClicks(
  clicks: readonly ReaderClick[],
  deliveredAt: Date | null,
  links: number,
): readonly (MachineSign | null)[] {
  const bursts = findBursts(clicks, links);
  return clicks.map((click) => {
    if (click.byProgram) return 'program';
    if (deliveredAt !== null && isAtDelivery(click.at.getTime() - deliveredAt.getTime())) {
      return 'at-delivery';
    }
    return bursts.has(click) ? 'burst' : null;
  });
}

const isAtDelivery = (after: number): boolean =>
  after >= -BEFORE_DELIVERY_MS && after <= AFTER_DELIVERY_MS;

/**
 * The clicks that some span of two seconds holds together with enough others. It looks at each click
 * twice at most, because a program may click any number of times.
 */
function findBursts(clicks: readonly ReaderClick[], links: number): ReadonlySet<ReaderClick> {
  const sorted = clicks.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const bursts = new Set<ReaderClick>();
  const inSpan = new Map<number, number>();
  let [first, marked] = [0, 0];
  sorted.forEach((click, last) => {
    inSpan.set(click.link, (inSpan.get(click.link) ?? 0) + 1);
    for (; ; first += 1) {
      const oldest = sorted[first];
      if (oldest === undefined || click.at.getTime() - oldest.at.getTime() <= BURST_MS) break;
      const left = (inSpan.get(oldest.link) ?? 0) - 1;
      if (left > 0) inSpan.set(oldest.link, left);
      else inSpan.delete(oldest.link);
    }
    const isAll = links > 1 && inSpan.size >= links;
    if (last - first + 1 < BURST && !isAll) return;
    for (marked = Math.max(marked, first); marked <= last; marked += 1) {
      const each = sorted[marked];
      if (each !== undefined) bursts.add(each);
    }
  });
  return bursts;
}
