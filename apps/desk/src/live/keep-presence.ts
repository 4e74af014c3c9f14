/** Often enough that one lost call doesn't make somebody vanish after half a minute. */
const BEAT_MS = 10_000;
/** A cursor that only passes a field is not at it. */
const SETTLE_MS = 300;

/** How others learn where somebody is. */
export interface PresenceCalls {
  readonly stay: (field: string | null) => Promise<void>;
  readonly leave: () => void;
  /** Nobody looks at a hidden tab. */
  readonly isVisible: () => boolean;
}

export interface KeptPresence {
  readonly moveTo: (field: string | null) => void;
  /** Says where they are now, because the tab is seen again. */
  readonly sayNow: () => void;
  /** Says that they are gone, for a page that the browser may show again. */
  readonly leaveNow: () => void;
  readonly end: () => void;
}

/** Says where somebody is, at once and then again and again, one call at a time. */
export function keepPresence(calls: PresenceCalls, first: string | null): KeptPresence {
  let field = first;
  let said: string | null | undefined;
  let isSaying = false;
  let isOver = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const beating = setInterval(() => void say(), BEAT_MS);
  void say();
  return {
    moveTo: (next) => {
      if (next === field) return;
      field = next;
      clearTimeout(settling);
      settling = setTimeout(() => void say(), SETTLE_MS);
    },
    sayNow: () => void say(),
    leaveNow: () => calls.leave(),
    end: () => {
      isOver = true;
      clearInterval(beating);
      clearTimeout(settling);
      // A call under way would bring them back: it leaves once that has ended.
      if (!isSaying) calls.leave();
    },
  };

  async function say(): Promise<void> {
    if (isSaying || isOver || !calls.isVisible()) return;
    isSaying = true;
    try {
      do {
        said = field;
        await calls.stay(said);
      } while (said !== field && !isOver);
    } catch {
      // The next beat says it again.
    }
    isSaying = false;
    if (isOver) calls.leave();
  }
}
