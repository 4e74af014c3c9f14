import {
  planCorrections,
  type CorrectionPlan,
  type IssueAudience,
  type RenditionPlan,
} from '@galley/core/issue';
import {
  countOwed,
  listCorrectedContents,
  listIssueCorrections,
  listWaitingCorrections,
  type CountedOwed,
  type Database,
  type Kysely,
  type OwedCorrection,
  type SaidCorrection,
} from '@galley/db';
import type { ContentCorrection, ContentCorrections } from './compose-issue.ts';

/** Finds the corrections that an issue may carry, and counts who has yet to get which. */
export async function gatherCorrections(
  db: Kysely<Database>,
  its: {
    readonly newsletterId: string;
    /** Null for a new issue. */
    readonly issueId: string | null;
    readonly audience: IssueAudience;
    /** The month of a best-of. */
    readonly bestOf: string | null;
    readonly now: Date;
  },
): Promise<ContentCorrections> {
  const corrections = await listWaitingCorrections(db, its);
  const counted = await countOwed(db, { ...its, corrects: null, corrections });
  return {
    all: corrections.map(content),
    plan: (renditions) => planFor(renditions, counted),
  };
}

/** The corrections of bytes that somebody has approved. */
export async function approvedCorrections(
  db: Kysely<Database>,
  issueId: string,
): Promise<ContentCorrections> {
  const carried = await listIssueCorrections(db, issueId);
  const renditions = await listCorrectedContents(db, issueId);
  const toEverybody = carried.some((each) => each.toEverybody);
  return {
    // Those that everybody gets were chosen when they were planned.
    all: carried.map((each) => ({ ...content(each), wasCarried: false })),
    plan: (): CorrectionPlan =>
      toEverybody
        ? { to: 'everybody' }
        : renditions.length === 0
          ? { to: 'nobody' }
          : { to: 'old-readers', renditions },
  };
}

const content = (row: OwedCorrection & SaidCorrection): ContentCorrection => ({
  ...row,
  wasCarried: row.carriers.length > 0,
});

function planFor({ renditions }: RenditionPlan, counted: readonly CountedOwed[]): CorrectionPlan {
  const baseOf = new Map(
    renditions.flatMap(({ key, choices }) => choices.map(({ choice }) => [choice, key] as const)),
  );
  return planCorrections(
    renditions.length,
    counted.flatMap(({ choice, corrections, readers, paused }) => {
      const base = baseOf.get(choice);
      // A correction alone is no reason for a mail.
      return base === undefined ? [] : [{ base, corrections, readers: readers + paused }];
    }),
  );
}
