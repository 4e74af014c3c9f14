import type { OtherWay } from '@galley/press/operate';
import { found, ok, type Check } from './check.ts';

type Found = Extract<OtherWay, { kind: 'same-database' }>['fitness'];

const UNFIT: Readonly<Record<Exclude<Found, 'fit'>, readonly [what: string, fix: string]>> = {
  behind: [
    'is seconds behind the database, so the archive is read at the database',
    'Look at pg_stat_replication of the database: the replica may be too slow, or no longer follow.',
  ],
  'no-replica': [
    'DATABASE_REPLICA_URL names a server that follows nobody, so the archive is read at the database',
    'Let it name a streaming replica.',
  ],
  'another-history': [
    'follows another server than DATABASE_URL names, or has had no checkpoint since a failover, so the archive is read at the database',
    'Wait for its next checkpoint; if that doesn’t help, look at whom it follows.',
  ],
  'slow-clock': [
    'has a clock that is behind, so the archive is read at the database',
    'NTP on both.',
  ],
};

/** Says whether the archive can be read at the replica. */
export function checkReplica(way: OtherWay): Check {
  switch (way.kind) {
    case 'unreachable':
      return found('warns', 'replica', way.why, 'Start it, or correct DATABASE_REPLICA_URL.');
    case 'another-database':
      return found(
        'fails',
        'replica',
        'DATABASE_REPLICA_URL leads to another database than DATABASE_URL',
        'Let it name a streaming replica of the same database.',
      );
    case 'same-database': {
      if (way.fitness === 'fit') return ok('replica', 'follows the database');
      const [what, fix] = UNFIT[way.fitness];
      return found('warns', 'replica', what, fix);
    }
  }
}
