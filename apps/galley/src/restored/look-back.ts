import { lookBack as read } from '@galley/delivery';
import { createMailer } from '@galley/resend';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { withProvider } from '../shell/with-provider.ts';
import { showStanding } from './show-restored.ts';

/** Reads the provider's list of sent mails back to the snapshot, and shows what is known then. */
export const lookBack = async (
  shell: Shell,
  { again = false }: { readonly again?: boolean },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const looked = await withProvider(deps, (provider) =>
      read(deps, createMailer(provider), deps.actor, { again }),
    );
    return looked.kind === 'read' ? showStanding(deps) : answerRefusal(looked);
  });
