import * as press from '@galley/press/subscription';
import { jsonText } from '../shell/json-text.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { findTarget } from './find-target.ts';

/** Prints line by line while it reads, and no faster than is read, so that any number fits. */
export const exportSubscribers = async (
  shell: Shell,
  options: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const target = await findTarget(deps, options.newsletter);
    if (target.kind !== 'found') return target;
    const { newsletter } = target;
    if (shell.json) {
      let first = true;
      shell.stdout.write('[');
      for await (const row of press.exportSubscribers(deps, { newsletter })) {
        await shell.stdout.write(`${first ? '\n' : ',\n'}  ${jsonText(row)}`);
        first = false;
      }
      shell.stdout.write('\n]\n');
    } else {
      for await (const line of press.exportSubscribersCsv(deps, { newsletter })) {
        await shell.stdout.writeExact(line);
      }
    }
    return { kind: 'printed' };
  });
