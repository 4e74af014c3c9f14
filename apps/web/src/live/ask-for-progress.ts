import type { IssueProgress } from '@galley/press/live';

/** Between the beginnings of two questions. */
const PAUSE_MS = 1000;
/** Between two questions that the database doesn't answer. */
const LONGEST_PAUSE_MS = 10_000;

/** Reads all issues that are on their way, and those with these ids, which were before. */
export type ReadProgress = (before: readonly string[]) => Promise<readonly IssueProgress[]>;

export interface ProgressQuestions {
  /** Something may have begun to move. */
  readonly look: () => void;
  /** Nobody watches any more. */
  readonly rest: () => void;
}

/**
 * Asks once a second how far sending has come, for all who watch together, and tells it. Stops
 * when nothing moves or nobody watches, until it is told to look again. What moves no more is told
 * once more, with its end.
 */
export function askForProgress(its: {
  readonly read: ReadProgress;
  readonly tell: (progress: IssueProgress) => void;
}): ProgressQuestions {
  /** The ids of what moved at the last look. */
  let moving: readonly string[] = [];
  let next: NodeJS.Timeout | undefined;
  let askedAt = -Infinity;
  let isAsking = false;
  /** Something has changed since the question that is being answered. */
  let isOutdated = false;
  let failures = 0;
  /** Counts the times that everybody left: an answer from before is for nobody. */
  let rests = 0;

  return {
    look: () => {
      isOutdated = true;
      if (!isAsking) plan(PAUSE_MS);
    },
    rest: () => {
      rests += 1;
      moving = [];
      isOutdated = false;
      clearTimeout(next);
    },
  };

  function plan(pause: number): void {
    clearTimeout(next);
    next = setTimeout(() => void ask(), Math.max(0, askedAt + pause - performance.now()));
  }

  async function ask(): Promise<void> {
    isAsking = true;
    isOutdated = false;
    const restsBefore = rests;
    askedAt = performance.now();
    // While the database is away, pages keep what they show.
    const found = await its.read(moving).catch(() => null);
    isAsking = false;
    if (rests > restsBefore) {
      if (isOutdated) plan(PAUSE_MS);
      return;
    }
    if (found === null) {
      failures += 1;
      plan(Math.min(PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS));
      return;
    }
    failures = 0;
    const before = new Set(moving);
    const told = found.filter((one) => one.isMoving || before.has(one.progress.issue));
    moving = told.filter(({ isMoving }) => isMoving).map(({ progress }) => progress.issue);
    if (moving.length > 0 || isOutdated) plan(PAUSE_MS);
    for (const one of told) its.tell(one);
  }
}
