import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import { jsonText } from '../shell/json-text.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

/** Prints line by line, no faster than its output is read, so that any number fits in memory. */
export const exportSubscribers = async (
  shell: Shell,
  options: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const newsletter = options.newsletter ?? null;
    const exported = await press.exportSubscribers(deps, deps.actor, { newsletter });
    if (exported.kind !== 'exported') return answerRefusal(exported);
    if (shell.json) {
      let first = true;
      shell.stdout.write('[');
      for await (const subscriber of exported.subscribers) {
        await shell.stdout.write(`${first ? '\n' : ',\n'}  ${jsonText(subscriber)}`);
        first = false;
      }
      shell.stdout.write('\n]\n');
    } else {
      for await (const line of press.printExport(exported)) await shell.stdout.writeExact(line);
    }
    return { kind: 'printed' };
  });
