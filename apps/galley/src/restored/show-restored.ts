import { seeRestored } from '@galley/press/restore';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { standingText } from './standing-text.ts';

/** Shows what is known, and what isn't, about the time between a backup and its restore. */
export const showRestored = async (shell: Shell): Promise<Outcome> =>
  withPress(shell, async (deps) => showStanding(deps));

/** Prints the standing, and what to do next. */
export async function showStanding(deps: Press, notes: readonly string[] = []): Promise<Outcome> {
  const seen = await seeRestored(deps, deps.actor);
  if (seen.kind !== 'seen') return answerRefusal(seen);
  const { standing } = seen;
  const next =
    standing.held === 'restored'
      ? [
          ...(standing.list === null ? ['Next: galley restored look'] : []),
          ...(standing.departures === null ? ['Next: galley restored replay'] : []),
          'When you have seen it all: galley restored release NEWSLETTER…   (docs/restore.md)',
        ]
      : [];
  return {
    kind: 'done',
    json: standing,
    text: (paint) => standingText(paint, standing),
    notes: [...notes, ...next],
  };
}
