import { ALL_REVIEWS, parseChoice, printChoice, type Choice, type Rhythm } from './choice.ts';

/** How many weeks a reader may pause. */
export const LONGEST_PAUSE_WEEKS = 12;
const WEEK = 7 * 24 * 3600 * 1000;

/** What a newsletter offers its readers to choose from. */
export interface Offers {
  /** The lowest ratings that a reader may ask for. */
  readonly floors: readonly number[];
  /** The keys of its topics. */
  readonly topics: readonly string[];
  /** It has best-ofs of its own accord, which a reader may get instead of every issue. */
  readonly bestOfs: boolean;
}

/** What a reader has chosen of one newsletter. */
export interface ReaderPreferences {
  /** As `printChoice` prints it. */
  readonly choice: string;
  readonly rhythm: Rhythm;
  readonly pausedUntil: Date | null;
  /** Since when they have seen no issue; the next best-of is for them too. */
  readonly catchUpSince: Date | null;
}

/** What a reader asks for; what is left out stays. */
export interface PreferencesWish {
  readonly floor?: number | null | undefined;
  /** The keys of the topics that they want; all that there are means every future one too. */
  readonly topics?: readonly string[] | null | undefined;
  readonly rhythm?: Rhythm | undefined;
  /** From now on; `end` mails the next issue again. */
  readonly pause?: { readonly weeks: number } | 'end' | undefined;
}

export type PreferencesFlaw = 'floor' | 'topics' | 'no-topic' | 'rhythm' | 'pause';

export type DecidePreferences =
  | { readonly kind: 'ok'; readonly preferences: ReaderPreferences }
  | { readonly kind: 'invalid'; readonly flaw: PreferencesFlaw };

/**
 * Applies a reader's wish. They may keep what the newsletter has offered before, and choose only
 * what it offers now.
 *
 * @param missed whether an issue has gone out while they paused, which a catch-up is still to come for
 */
export function decidePreferences(
  current: ReaderPreferences,
  wish: PreferencesWish,
  {
    offers,
    missed,
    now,
  }: { readonly offers: Offers; readonly missed: boolean; readonly now: Date },
): DecidePreferences {
  const had = parseChoice(current.choice);
  const floor = wish.floor === undefined ? had.floor : wish.floor;
  if (floor !== null && floor !== had.floor && !offers.floors.includes(floor)) {
    return { kind: 'invalid', flaw: 'floor' };
  }
  const topics = readTopics(had, wish.topics, offers);
  if (topics.kind === 'invalid') return topics;
  const rhythm = wish.rhythm ?? current.rhythm;
  if (rhythm === 'monthly' && current.rhythm !== 'monthly' && !offers.bestOfs) {
    return { kind: 'invalid', flaw: 'rhythm' };
  }
  const pause = decidePause(current, wish.pause, { missed, now });
  if (pause.kind === 'invalid') return pause;
  const choice = printChoice({ ...ALL_REVIEWS, floor, topics: topics.topics });
  return {
    kind: 'ok',
    preferences: {
      choice,
      rhythm,
      pausedUntil: pause.pausedUntil,
      catchUpSince: pause.catchUpSince,
    },
  };
}

type Invalid = Extract<DecidePreferences, { kind: 'invalid' }>;

function readTopics(
  had: Choice,
  wished: readonly string[] | null | undefined,
  offers: Offers,
): { readonly kind: 'ok'; readonly topics: readonly string[] | null } | Invalid {
  if (wished === undefined) return { kind: 'ok', topics: had.topics };
  if (wished === null) return { kind: 'ok', topics: null };
  const known = [...offers.topics, ...(had.topics ?? [])];
  if (wished.some((key) => !known.includes(key))) return { kind: 'invalid', flaw: 'topics' };
  if (wished.length === 0) return { kind: 'invalid', flaw: 'no-topic' };
  const isEvery = offers.topics.every((key) => wished.includes(key));
  return { kind: 'ok', topics: isEvery ? null : wished };
}

/** A pause begins now, however long an earlier one would have lasted. */
function decidePause(
  { pausedUntil, catchUpSince }: ReaderPreferences,
  wish: PreferencesWish['pause'],
  { missed, now }: { readonly missed: boolean; readonly now: Date },
):
  | { readonly kind: 'ok'; readonly pausedUntil: Date | null; readonly catchUpSince: Date | null }
  | Invalid {
  if (wish === undefined) return { kind: 'ok', pausedUntil, catchUpSince };
  if (wish === 'end') {
    return { kind: 'ok', pausedUntil: null, catchUpSince: missed ? catchUpSince : null };
  }
  const { weeks } = wish;
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > LONGEST_PAUSE_WEEKS) {
    return { kind: 'invalid', flaw: 'pause' };
  }
  return {
    kind: 'ok',
    pausedUntil: new Date(now.getTime() + weeks * WEEK),
    // An earlier pause that has cost the reader nothing is forgotten.
    catchUpSince: missed && catchUpSince !== null ? catchUpSince : now,
  };
}

/** The latest end of a pause that begins now. */
export const pauseLimit = (now: Date): Date => new Date(now.getTime() + LONGEST_PAUSE_WEEKS * WEEK);

/** Whether a reader's pause still runs. */
export const isPaused = (
  { pausedUntil }: Pick<ReaderPreferences, 'pausedUntil'>,
  now: Date,
): boolean => pausedUntil !== null && pausedUntil > now;
