import type { RestoredStanding } from '@galley/contract/operate';
import type { HoldRow } from '@galley/db';

type Known = Pick<RestoredStanding, 'list' | 'departures' | 'issues'>;
type Unknown = RestoredStanding['unknown'][number];

/** A log that ends so long before the restore may lack somebody who left in between. */
const QUIET_MS = 30 * 60_000;

/** Says what nobody can know about the time between snapshot and restore, or not yet. */
export function findUnknown(
  { snapshot_at: snapshotAt, restored_at: restoredAt }: HoldRow,
  { list, departures, issues }: Known,
): Unknown[] {
  const unknown: Unknown[] = [];
  const add = (code: string, what: string) => unknown.push({ code, what });
  if (list === null) {
    add('list-not-read', "The provider's list was not read, so which issues went out is unknown.");
  } else if (!list.isComplete) {
    const since = list.oldestAt === null ? '' : ` It was read back to ${list.oldestAt}.`;
    const why = list.trouble === null ? '' : ` ${list.trouble}`;
    add(
      'list-incomplete',
      `The provider's list could not be read back to the snapshot, so issues may have gone out that it doesn't show.${since}${why}`,
    );
  }
  for (const { newsletter, number, subject, mails } of issues) {
    if (number !== null) continue;
    const whose = newsletter === null ? 'of a newsletter that nobody can name' : `of ${newsletter}`;
    add(
      'slot-unknown',
      `"${subject}" went to ${mails} readers as an issue ${whose}; its mails don't say for which slot.`,
    );
  }
  if (departures === null) {
    add(
      'departures-not-read',
      'The log of departures was not read, so who left since the snapshot is unknown.',
    );
    return unknown;
  }
  const { from, to, unreadable, unknownKey } = departures;
  if (from === null || to === null) {
    add('departures-empty', 'The log of departures is empty, so who left is unknown.');
    return unknown;
  }
  if (snapshotAt !== null && new Date(from) > snapshotAt) {
    add(
      'departures-late',
      `The log of departures begins at ${from}, after the snapshot; who left before is unknown.`,
    );
  }
  if (restoredAt !== null && restoredAt.getTime() - new Date(to).getTime() > QUIET_MS) {
    add(
      'departures-end',
      `The log of departures ends at ${to}; who left between then and the end of the lost installation is unknown.`,
    );
  }
  if (unreadable > 0) {
    add('departures-unreadable', `Lines of the log that can't be read: ${unreadable}.`);
  }
  if (unknownKey > 0) {
    add(
      'departures-other-key',
      `Lines of the log under a secret key that this installation doesn't have: ${unknownKey}. Add the earlier key to SECRET_KEY and replay again.`,
    );
  }
  return unknown;
}
