import * as press from '@galley/press/newsletter';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

export const listNewsletters = async (shell: Shell): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const newsletters = await press.listNewsletters(deps, deps.actor);
    if (newsletters.length === 0) {
      const create =
        "There is no newsletter yet. Create one: galley newsletter set --title 'My Digest'";
      return { kind: 'done', json: [], text: '', notes: [create] };
    }
    return {
      kind: 'done',
      json: newsletters,
      text: (paint) =>
        table(
          paint,
          ['SLUG', 'TITLE', 'CADENCE', 'ISSUES', ''],
          newsletters.map((its) => [
            its.slug,
            clip(its.title, 40),
            `${its.cadence}, ${its.timeZone}`,
            String(its.lastIssueNumber),
            its.default ? 'default' : its.sample ? 'sample' : '',
          ]),
        ),
    };
  });
