import type { AddedSubscriber } from '@galley/contract/subscriber';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

interface AddOptions {
  readonly consent: string;
  readonly name?: string;
  readonly newsletter?: string;
}

export const addSubscriber = async (
  shell: Shell,
  email: string,
  options: AddOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const added = await press.addSubscriber(deps, deps.actor, {
      newsletter: options.newsletter ?? null,
      address: email,
      name: options.name ?? null,
      consent: options.consent,
      source: 'galley subscriber add',
    });
    switch (added.kind) {
      case 'added':
      case 'exists': {
        const { address, status, title } = added;
        const isNew = added.kind === 'added';
        return {
          kind: 'done',
          json: { address, added: isNew, status } satisfies AddedSubscriber,
          text: isNew ? `${address} receives ${title}.` : `${address} is already ${status}.`,
        };
      }
      default:
        return answerRefusal(added);
    }
  });
