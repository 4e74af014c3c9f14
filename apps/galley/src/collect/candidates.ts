import type { Candidate } from '@galley/contract/collect';
import * as press from '@galley/press/collect';
import { describePlace } from '../review/review-text.ts';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

interface ListOptions {
  readonly newsletter?: string;
  readonly state?: Candidate['state'];
  readonly feed?: string;
  readonly after?: string;
  readonly limit?: number;
}

const PAGE = 50;

/** Lists what feeds brought. */
export const listCandidates = async (shell: Shell, options: ListOptions): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const listed = await press.listCandidates(deps, deps.actor, {
      newsletter: options.newsletter ?? null,
      state: options.state,
      feed: options.feed,
      after: options.after,
      limit: options.limit ?? PAGE,
    });
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { page } = listed;
    const more = page.next === null ? [] : [`More: --after ${page.next}`];
    const none =
      page.candidates.length === 0
        ? ['There are no such candidates. Feeds bring them: galley feed add URL']
        : [];
    const byMail =
      page.mailTo === null ? [] : [`Editors can forward reviews and links to ${page.mailTo}`];
    return {
      kind: 'done',
      json: page,
      text: (paint) =>
        page.candidates.length === 0
          ? ''
          : table(
              paint,
              ['ID', 'TITLE', 'OUTLET', 'DATE', 'URL'],
              page.candidates.map((each) => [
                each.id,
                clip(each.title, 60),
                clip(each.outlet, 20),
                each.publishedOn ?? '-',
                each.url,
              ]),
            ),
      notes: [...none, ...more, ...byMail],
    };
  });

/** Makes a held review of a candidate. */
export const takeCandidate = async (
  shell: Shell,
  id: string,
  options: { readonly again?: boolean },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const taken = await press.takeCandidate(deps, deps.actor, { id, again: options.again });
    if (taken.kind !== 'taken') return answerRefusal(taken);
    return {
      kind: 'done',
      json: taken.review,
      text: describePlace(taken.review),
      notes: [
        `Write it: galley review edit ${taken.review.id}; then let it go out: galley review hold ${taken.review.id} --off`,
      ],
    };
  });

/** Dismisses candidates, or lets them wait again. */
export const dismissCandidates = async (
  shell: Shell,
  ids: readonly string[],
  options: { readonly off?: boolean },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const dismissed = options.off !== true;
    const changed = await press.dismissCandidates(deps, deps.actor, { ids, dismissed });
    if (changed.kind !== 'changed') return answerRefusal(changed);
    const { candidates } = changed;
    const [only] = candidates;
    const text = candidates.map(({ id }) =>
      dismissed ? `Candidate ${id} is dismissed.` : `Candidate ${id} waits again.`,
    );
    return {
      kind: 'done',
      json: candidates.length === 1 ? only : candidates,
      text: text.join('\n'),
    };
  });
