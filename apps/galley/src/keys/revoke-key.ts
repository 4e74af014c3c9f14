import type { RevokedKey } from '@galley/contract/editor';
import * as press from '@galley/press/keys';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

export const revokeKey = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const revoked = await press.revokeKey(deps, deps.actor, { id });
    if (revoked.kind !== 'revoked') return answerRefusal(revoked);
    return {
      kind: 'done',
      json: { id, revoked: true } satisfies RevokedKey,
      text: `Key ${id} has ended.`,
    };
  });
