import { issueName } from '@galley/core/issue/name';
import type { Sending } from '@galley/contract/issue';

/** An issue on its way, or stopped on it. */
export type Underway = Sending['issues'][number];

/** `undo`: nobody has it yet, and it can still be taken back. */
export type Stage = 'undo' | 'sending' | 'paused';

const RANKS: Readonly<Record<Stage, number>> = { undo: 0, sending: 1, paused: 2 };

/** @param now by the server's clock, in milliseconds */
export function stageOf({ state, sendAfter, progress }: Underway, now: number): Stage {
  if (state === 'paused') return 'paused';
  const isOpen = sendAfter !== null && Date.parse(sendAfter) > now && !progress.isFrozen;
  return isOpen ? 'undo' : 'sending';
}

/** The page of an issue, below the desk's address. */
export const pageOf = ({ newsletter, number }: Pick<Underway, 'newsletter' | 'number'>): string =>
  `/issues/${newsletter}/${issueName(number)}`;

export interface Aim {
  /** All, the most pressing first; the first one is shown. */
  readonly ordered: readonly Underway[];
  /** What `z` takes back. */
  readonly stop: Underway | null;
  /** What `Shift+P` pauses or resumes. */
  readonly hold: Underway | null;
}

/**
 * Which issue is shown on every page, and which one a key acts on. What can still be taken back
 * comes first, the nearest deadline before others; before that, the issue whose page is open.
 *
 * @param now by the server's clock, in milliseconds
 */
export function aimKeys(issues: readonly Underway[], now: number, path: string): Aim {
  const isOwn = (issue: Underway): boolean =>
    path === pageOf(issue) || path.startsWith(`${pageOf(issue)}/`);
  const orderOf = (issue: Underway): readonly number[] => [
    RANKS[stageOf(issue, now)],
    isOwn(issue) ? 0 : 1,
    issue.sendAfter === null ? 0 : Date.parse(issue.sendAfter),
  ];
  const ordered = [...issues].toSorted((one, other) => compare(orderOf(one), orderOf(other)));
  const [first = null] = ordered;
  // A pause never meets an issue that is not on screen.
  const held = ordered.find(isOwn) ?? first;
  return {
    ordered,
    stop: ordered.find((issue) => issue.mayStop && stageOf(issue, now) === 'undo') ?? null,
    hold: held !== null && held.mayStop && stageOf(held, now) !== 'undo' ? held : null,
  };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
