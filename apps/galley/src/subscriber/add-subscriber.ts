import * as press from '@galley/press/subscription';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';
import { findTarget } from './find-target.ts';

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
    const target = await findTarget(deps, options.newsletter);
    if (target.kind !== 'found') return target;
    const added = await press.addSubscriber(deps, {
      newsletter: target.newsletter,
      address: email,
      name: options.name ?? null,
      consent: options.consent,
      source: 'galley subscriber add',
    });
    switch (added.kind) {
      case 'invalid':
        return fieldProblems(added.problems, { email, ...options });
      case 'suppressed':
        return {
          kind: 'failed',
          problem: `${added.address} is suppressed (${added.reason}) and was not added.`,
        };
      case 'exists':
        return {
          kind: 'done',
          json: { address: added.address, added: false, status: added.status },
          text: `${added.address} is there already: ${added.status}.`,
        };
      case 'added':
        return {
          kind: 'done',
          json: { address: added.address, added: true, status: 'confirmed' },
          text: `${added.address} gets ${target.newsletter.title}.`,
        };
    }
  });
