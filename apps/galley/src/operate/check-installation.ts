import type { SeenInstallation, SeenLayout } from '@galley/press/operate';
import { when } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

const DAY_MS = 86_400_000;
const OLD_DAYS = 2;

/** Says whether this installation sends at all, and when it was last backed up. */
export const checkInstallation = (
  seen: SeenInstallation,
  now: Date,
  layout: SeenLayout['kind'] = 'single',
): Check[] => [
  checkHeld(seen.held),
  layout === 'distributed' ? THE_CLUSTERS : checkBackups(seen.backups, now),
];

/** Galley can neither write them nor know of them. */
const THE_CLUSTERS = found(
  'informs',
  'backups',
  "the cluster's own; Galley doesn't see them",
  'docs/scale.md says how to make them.',
);

function checkHeld(held: SeenInstallation['held']): Check {
  if (held === null) return ok('installation', 'compiles and sends');
  return held === 'copy'
    ? found(
        'informs',
        'installation',
        'is a copy of another one, and sends nothing',
        'That is for good: the other one sends.',
      )
    : found(
        'warns',
        'installation',
        'came out of a backup, and neither compiles nor sends',
        'galley restored show says what the backup could not know; docs/restore.md, what to do then.',
      );
}

function checkBackups(backups: SeenInstallation['backups'], now: Date): Check {
  const { doneAt, failedAt } = backups;
  const fix = 'galley backup FILE writes one while everything runs.';
  if (failedAt !== null && (doneAt === null || failedAt > doneAt)) {
    return found('warns', 'backups', `the last one failed, ${when(failedAt)}`, fix);
  }
  if (doneAt === null) return found('warns', 'backups', 'none was ever written', fix);
  const isOld = now.getTime() - doneAt.getTime() > OLD_DAYS * DAY_MS;
  return isOld
    ? found('warns', 'backups', `the last one is from ${when(doneAt)}`, fix)
    : ok('backups', `the last one is from ${when(doneAt)}`);
}
