/** What sending an issue would take, before anything is sent. */
export interface Forecast {
  readonly readers: number;
  /** Calls of at most 100 mails. */
  readonly batches: number;
  readonly requestsPerSecond: number;
  /** At least this long, with no call refused. */
  readonly seconds: number;
}

const BATCH_SIZE = 100;

/** How many calls an issue takes and how long they last at a rate. */
export const forecast = (readers: number, requestsPerSecond = 10): Forecast => {
  const batches = Math.ceil(readers / BATCH_SIZE);
  return { readers, batches, requestsPerSecond, seconds: Math.ceil(batches / requestsPerSecond) };
};
