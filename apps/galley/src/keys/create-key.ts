import * as press from '@galley/press/keys';
import { findPerson } from '../people/find-person.ts';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { describeEnd } from './key-text.ts';

interface CreateOptions {
  readonly for: string;
  readonly name: string;
  readonly scope: readonly string[];
  /** A date. */
  readonly expires?: string;
}

/** Makes a key. Only the key goes to stdout, so that it can go straight into a file. */
export const createKey = async (
  shell: Shell,
  { for: who, name, scope: scopes, expires }: CreateOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const found = await findPerson(deps, who);
    if (found.kind !== 'found') return answerRefusal(found);
    const created = await press.createKey(deps, deps.actor, {
      for: found.person.id,
      name,
      scopes,
      expiresAt: expires === undefined ? null : `${expires}T00:00:00Z`,
    });
    if (created.kind !== 'created') {
      return answerRefusal(created, { scopes: '--scope', expiresAt: '--expires' });
    }
    const { key } = created;
    return {
      kind: 'done',
      json: key,
      text: key.token,
      notes: [
        `Key ${key.id} "${key.name}" acts for ${key.person.email}: ${key.scopes.join(', ')}; ${describeEnd(key)}. It is shown this once, because Galley stores only its hash.`,
      ],
    };
  });
