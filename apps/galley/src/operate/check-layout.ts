import type { SeenLayout } from '@galley/press/operate';
import { count } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

/** Says where the readers' rows lie, and whether they lie well. */
export function checkLayout(layout: SeenLayout): Check {
  if (layout.silent.length > 0) {
    return found(
      'fails',
      'layout',
      `a Citus cluster, whose coordinator can't reach ${layout.silent.join(', ')}`,
      'Start that machine, or let the coordinator reach it.',
    );
  }
  switch (layout.kind) {
    case 'single':
      return ok('layout', 'one Postgres');
    case 'undistributed':
      return found(
        'warns',
        'layout',
        `a Citus cluster with ${count(layout.workers.length, 'worker')}, whose coordinator holds everything`,
        'Run galley distribute; docs/scale.md says how.',
      );
    case 'distributed':
      return checkDistributed(layout);
  }
}

function checkDistributed(layout: Extract<SeenLayout, { kind: 'distributed' }>): Check {
  const { buckets, strays, workers } = layout;
  const shards = workers.map((one) => one.shards);
  const [least, most] = [Math.min(...shards), Math.max(...shards)];
  const each = least === most ? least : `${least} to ${most}`;
  const what = `${count(buckets.length, 'bucket')} on ${count(workers.length, 'worker')}, ${each} on each`;
  if (strays.length > 0) {
    return found(
      'fails',
      'layout',
      `${what}; bucket_of names buckets that the installation does not know: ${strays.slice(0, 5).join(', ')}`,
      'Stop Galley and restore the function bucket_of: readers are looked for where they are not.',
    );
  }
  const missing = workers.filter(({ isActive }) => !isActive).map(({ address }) => address);
  if (missing.length > 0) {
    return found(
      'warns',
      'layout',
      `${what}; Citus does not count on ${missing.join(', ')}`,
      'Start that machine; then: select citus_activate_node(host, port);',
    );
  }
  if (most - least > 1) {
    return found(
      'warns',
      'layout',
      `${what}: uneven`,
      "As a superuser: select citus_rebalance_start('by_shard_count');",
    );
  }
  return ok('layout', what);
}
