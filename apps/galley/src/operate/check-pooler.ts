import type { OtherWay } from '@galley/press/operate';
import { found, ok, type Check } from './check.ts';

const HOW = 'Set DATABASE_DIRECT_URL to Postgres itself, past the pooler.';

/** Says whether a pooler in between keeps changes from being heard. */
export function checkPooler(pooled: boolean, direct: OtherWay | null): Check {
  if (!pooled) return ok('pooler', 'none in between, or one that keeps connections');
  if (direct !== null) {
    return ok('pooler', 'gives each transaction another connection; DATABASE_DIRECT_URL is set');
  }
  return found(
    'warns',
    'pooler',
    'a pooler gives each transaction another connection: wake-ups and live pages arrive late, by polling, and readers’ pages are made for each request',
    HOW,
  );
}

/** Says whether what one process notifies is heard by another. */
export const checkWakeUps = (heard: boolean, direct: OtherWay | null): Check =>
  heard
    ? ok('wake-ups', 'arrive')
    : found(
        'warns',
        'wake-ups',
        'do not arrive, so work is found by polling, seconds later, and pages show changes late',
        direct === null ? HOW : 'Correct DATABASE_DIRECT_URL.',
      );

/** Says whether DATABASE_DIRECT_URL leads past a pooler to the same database. */
export function checkDirect(way: OtherWay): Check {
  switch (way.kind) {
    case 'unreachable':
      return found('fails', 'direct connection', way.why, 'Correct DATABASE_DIRECT_URL.');
    case 'another-database':
      return found(
        'fails',
        'direct connection',
        'DATABASE_DIRECT_URL leads to another database than DATABASE_URL',
        'Let it name the same database, past the pooler.',
      );
    case 'same-database':
      if (way.fitness !== 'no-replica') {
        return found(
          'fails',
          'direct connection',
          'DATABASE_DIRECT_URL leads to a replica, where nothing can be heard',
          'Let it name the server to which DATABASE_URL leads.',
        );
      }
      return way.pooled
        ? found(
            'warns',
            'direct connection',
            'DATABASE_DIRECT_URL leads to a pooler that gives each transaction another connection',
            HOW,
          )
        : ok('direct connection', 'leads to Postgres itself');
  }
}
