import type { Erased, ForeseenErasure } from '@galley/contract/subscriber';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import { ask, canAsk } from '../shell/ask.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface EraseOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** Erases a person for good. On a terminal it asks first. */
export const eraseSubscriber = async (
  shell: Shell,
  email: string,
  { dryRun = false, yes = false }: EraseOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    if (dryRun || (!yes && canAsk(shell))) {
      const foreseen = await press.erase(deps, deps.actor, { address: email, dryRun: true });
      if (foreseen.kind === 'erased') throw new Error('a dry run erased');
      if (foreseen.kind !== 'foreseen') return answerRefusal(foreseen);
      const { kind: _, ...counts } = foreseen;
      if (dryRun) {
        return {
          kind: 'done',
          json: { dryRun: true, ...counts } satisfies ForeseenErasure,
          text: `Dry run, nothing is erased. ${whatGoes(counts)}`,
        };
      }
      const agreed = await ask(shell, `${whatGoes(counts)}\nErase ${email} for good?`);
      if (!agreed) return { kind: 'failed', problem: 'Nothing was erased.' };
    }
    const erased = await press.erase(deps, deps.actor, { address: email });
    if (erased.kind === 'foreseen') throw new Error('an erasure was only foreseen');
    if (erased.kind !== 'erased') return answerRefusal(erased);
    return {
      kind: 'done',
      json: { erased: true, known: erased.known } satisfies Erased,
      text: erased.known
        ? 'Erased. A keyed hash of the address remains, so that no import adds it again.'
        : 'Nothing was stored about it. A keyed hash of the address keeps imports from adding it.',
    };
  });

const whatGoes = ({
  known,
  subscriptions,
  consents,
  deliveries,
}: Omit<ForeseenErasure, 'dryRun'>): string =>
  known
    ? `This removes ${count(subscriptions, 'subscription')} and ${count(consents, 'piece of evidence', 'pieces of evidence')}, and takes the address out of ${count(deliveries, 'delivery', 'deliveries')}.`
    : 'Nothing is stored about this address. A keyed hash of it would keep imports from adding it.';
