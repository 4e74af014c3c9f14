import { issueName } from '@galley/core/issue/name';
import type * as contract from '@galley/contract/issue';
import type { Reconciliation } from '@galley/delivery';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import { readBack } from '../shell/read-back.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { count, when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { decideUncertain } from './decide-uncertain.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface ReconcileOptions extends IssueOptions {
  readonly accept?: string;
  readonly reject?: string;
  readonly because?: string;
  readonly by?: string;
}

/** Asks the provider about uncertain mail, or records a person's decision about it. */
export async function reconcileIssue(
  shell: Shell,
  number: number,
  options: ReconcileOptions,
): Promise<Outcome> {
  const { accept, reject, because } = options;
  const address = accept ?? reject;
  if ((address === undefined) !== (because === undefined)) {
    return refuse('A decision needs --accept or --reject with an address, and --because.');
  }
  return withPress(shell, async (deps) =>
    address === undefined || because === undefined
      ? readUncertain(deps, number, options)
      : decideUncertain(deps, {
          ...issueRef(number, options),
          address,
          because,
          decision: accept === undefined ? 'rejected' : 'accepted',
          by: options.by ?? systemUser(),
        }),
  );
}

async function readUncertain(deps: Press, number: number, options: IssueOptions): Promise<Outcome> {
  const read = await press.reconcileIssue(deps, deps.actor, {
    ...issueRef(number, options),
    readBack: readBack(deps),
  });
  if (read.kind !== 'read') return answerRefusal(read);
  const { accepted, open } = read;
  return {
    kind: 'done',
    json: present(number, read),
    text: (paint) =>
      [`${count(accepted, 'reader')} found accepted.`, ...openText(paint, open)].join('\n'),
    notes:
      open.length === 0
        ? []
        : [
            'Mail that was not found may still have arrived, so none is sent again. Ask one reader per batch, then:',
            `galley issue reconcile ${issueName(number)} --accept EMAIL --because "it came"   (or --reject; applies to the whole batch)`,
          ],
  };
}

type Read = Extract<Reconciliation, { kind: 'read' }>;
type Open = Read['open'];

const present = (number: number, { accepted, open }: Read): contract.Reconciliation => ({
  number,
  accepted,
  uncertain: open.map(({ address, batch, reason, since, until }) => ({
    address,
    batch,
    reason,
    since: since.toISOString(),
    until: until.toISOString(),
  })),
});

const openText = (paint: Paint, open: Open): readonly string[] =>
  [...Map.groupBy(open, ({ batch }) => batch)].flatMap(([batch, readers]) => {
    const [first] = readers;
    if (first === undefined) return [];
    return [
      `${paint.yellow('uncertain')}  batch ${batch}, tried from ${when(first.since)} to ${when(first.until)}${first.reason === null ? '' : `: ${first.reason}`}`,
      ...readers.map(({ address }) => `  ${address}`),
    ];
  });
