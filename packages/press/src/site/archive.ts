import type { Archive } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

/** Where the steps of readers' pages read: the database, or a replica that is fit to stand in. */
export type ReadArchive = Archive['read'];

/** Reads at the database. */
export const readsAtDatabase =
  ({ db }: Pick<PressDeps, 'db'>): ReadArchive =>
  async (read) =>
    read({ db });
