import type { ArchiveNames } from '@galley/press/site';
import { createKept, type Kept } from './kept.ts';

/** A whole answer, the same for everybody who asks. */
export interface KeptAnswer {
  /** The pattern of its route, for the log. */
  readonly route: string;
  /** Whose change it depends on; null: on every newsletter's. */
  readonly newsletterId: string | null;
  /** Whether another query may get another answer. */
  readonly readsQuery: boolean;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The names that readers can choose among in the archive. */
export interface KeptNames {
  readonly newsletterId: string;
  readonly names: ArchiveNames;
}

/**
 * The answers that readers' pages gave last, by path and query, and what searches need as often. A
 * process keeps them only while it hears of changes.
 */
export interface KeptAnswers extends Kept<KeptAnswer> {
  /** By newsletter. */
  readonly names: Kept<KeptNames>;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** What an answer takes besides its body. */
const OVERHEAD_BYTES = 2_000;
/** Names of newsletters with some hundreds each. */
const MOST_NAME_BYTES = 8 * 1024 * 1024;

/** @param now in milliseconds; a clock that nobody sets */
export function createKeptAnswers(now: () => number = () => performance.now()): KeptAnswers {
  const answers = createKept<KeptAnswer>({
    mostBytes: MOST_BYTES,
    bytesOf: ({ body }) => body.byteLength + OVERHEAD_BYTES,
    now,
  });
  const names = createKept<KeptNames>({
    mostBytes: MOST_NAME_BYTES,
    bytesOf: ({ names: { outlets, authors } }) =>
      [...outlets, ...authors].reduce((sum, { name }) => sum + 2 * name.length + 100, 0),
    now,
  });
  const both = [answers, names];
  return {
    ...answers,
    names,
    heard: (change) => both.forEach((kept) => kept.heard(change)),
    missed: () => both.forEach((kept) => kept.missed()),
    lost: () => both.forEach((kept) => kept.lost()),
  };
}
