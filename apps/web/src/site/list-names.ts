import {
  listArchiveNames,
  readsAtDatabase,
  secondsToNextIssue,
  type ArchiveNames,
  type SiteNewsletter,
} from '@galley/press/site';
import { createGate } from '@galley/runtime';
import type { WebDeps } from '../web-options.ts';

/** So many names to choose from keep a page small. */
const MOST_NAMES = 100;
/** While changes are not heard each search lists them, and leaves other pages a connection. */
const AT_ONCE = 2;

/** Lists the outlets and authors to choose among: counting them reads the whole archive. */
export type ListNames = (newsletter: SiteNewsletter) => Promise<ArchiveNames>;

/** Keeps them for the searches until something changes. */
export function createListNames(deps: Pick<WebDeps, 'db' | 'readArchive' | 'kept'>): ListNames {
  const { readArchive = readsAtDatabase(deps) } = deps;
  const gate = createGate(AT_ONCE);
  const kept = deps.kept?.names;
  return async (newsletter) => {
    const { id: newsletterId } = newsletter;
    const find = () => kept?.find(newsletterId)?.names;
    return (
      find() ??
      gate('names', async () => {
        const found = find();
        if (found !== undefined) return found;
        const making = kept?.begin() ?? null;
        const names = await readArchive((at) =>
          listArchiveNames(at, { newsletter, most: MOST_NAMES }),
        );
        if (making !== null) {
          const seconds = await secondsToNextIssue(deps, { lately: making.seconds() + 1 });
          making.keep(newsletterId, { newsletterId, names }, seconds ?? Infinity);
        }
        return names;
      })
    );
  };
}
