/** A wake-up carries nothing: what there is to do stands in the rows. */
export type NoData = Readonly<Record<string, never>>;

/** Every job by name, with what it carries. */
export interface Jobs {
  /** Issues may have batches to freeze, to send or to settle. */
  'work-issues': NoData;
  /** Notices may be due. */
  'work-notices': NoData;
  /** Feedback events wait to be applied. */
  'apply-feedback': NoData;
}

export type JobName = keyof Jobs;

const listed = {
  'work-issues': true,
  'work-notices': true,
  'apply-feedback': true,
} satisfies Record<JobName, true>;

export const jobNames = Object.keys(listed) as JobName[];
