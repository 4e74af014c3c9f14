import {
  BUCKETS,
  distributeReaders,
  foreseeDistribution,
  type DistributeReaders,
} from '@galley/press/operate';
import type { DistributedReaders } from '@galley/contract/operate';
import { createLine } from '../backup/progress-line.ts';
import { answerRefusal } from '../shell/answers.ts';
import { ask, canAsk } from '../shell/ask.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface DistributeOptions {
  readonly buckets: string;
  readonly yes?: boolean;
}

/** Spreads the readers over the machines of a Citus cluster. On a terminal it asks first. */
export const distribute = async (
  shell: Shell,
  { buckets, yes = false }: DistributeOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const wanted = /^\d{1,5}$/.test(buckets) ? Number(buckets) : NaN;
    if (!yes && canAsk(shell)) {
      const foreseen = await foreseeDistribution(deps, deps.actor, { buckets: wanted });
      if (foreseen.kind !== 'none') return answer(foreseen, wanted, buckets);
      if (!(await ask(shell, WHAT_HAPPENS))) return { kind: 'failed', problem: UNCHANGED };
    }
    const line = createLine(shell);
    try {
      const done = await distributeReaders(deps, deps.actor, {
        buckets: wanted,
        tell: (table) => line.show(() => `spreading ${table}`),
        waits: () => line.show(() => 'others use the tables, trying again'),
      });
      return answer(done, wanted, buckets);
    } finally {
      line.end();
    }
  });

const UNCHANGED = 'Nothing was changed.';
const WHAT_HAPPENS =
  'This moves all readers to the workers of the cluster. Until it ends, nobody can use Galley; with many readers, that takes minutes. Only a backup can undo it.\nSpread them now?';

function answer(done: DistributeReaders, wanted: number, given: string): Outcome {
  switch (done.kind) {
    case 'distributed':
    case 'already': {
      const { buckets, workers } = done;
      const json: DistributedReaders = { changed: done.kind === 'distributed', buckets, workers };
      const where = `${count(buckets, 'bucket')} on ${count(workers, 'worker')}`;
      if (done.kind === 'distributed') {
        return { kind: 'done', json, text: `The readers lie in ${where}.` };
      }
      return buckets === wanted
        ? { kind: 'done', json, text: `The readers lie in ${where} already.` }
        : refuse(
            `--buckets: found ${given}, but the readers lie in ${where} already, and their number stays.`,
          );
    }
    case 'failed':
      return { kind: 'failed', problem: `${UNCHANGED} Postgres said: ${done.why}` };
    case 'out-of-range':
      return refuse(
        `--buckets: found ${given}, expected a number from ${BUCKETS.least} to ${BUCKETS.most}`,
      );
    case 'not-citus':
      return refuse(
        'The database is one Postgres: expected the coordinator of a Citus cluster, with the extension citus in this database. docs/scale.md says how to set one up.',
      );
    case 'no-workers':
      return refuse(
        'The cluster has no workers: add them first, with select citus_add_node(host, port); in this database.',
      );
    case 'mail-in-flight':
      return refuse(
        `Mail is under way, in ${count(done.issues, 'issue')} and ${count(done.batches, 'open batch', 'open batches')}: let it be sent, settle what is uncertain (galley issue reconcile) or cancel it, then run this again.`,
      );
    case 'held':
      return refuse(
        done.held === 'copy'
          ? 'This is a copy of an installation: let it take over (galley restored adopt) and release it first.'
          : 'This was restored and is not released yet: galley restored release, then run this again.',
      );
    default:
      return answerRefusal(done);
  }
}
