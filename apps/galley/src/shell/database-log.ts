import type { DatabaseLog } from '@galley/db';
import type { Log } from '@galley/runtime';

/** Writes the database's messages to our log. */
export const databaseLog =
  (log: Log): DatabaseLog =>
  ({ level, message, error }) =>
    log[level](error === undefined ? {} : { err: error }, message);
