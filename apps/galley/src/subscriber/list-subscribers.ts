import type { SubscriberPage } from '@galley/contract/subscriber';
import { quoteInput } from '@galley/core/input';
import { READER_STATES, type ReaderState } from '@galley/core/subscription';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { count, when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface ListOptions {
  readonly newsletter?: string;
  readonly state?: string;
  readonly limit?: string;
  readonly after?: string;
}

/** Lists a newsletter's subscribers, the newest first. */
export const listSubscribers = (shell: Shell, options: ListOptions): Promise<Outcome> =>
  searchSubscribers(shell, '', options);

/** Finds subscribers. A page of a search may be short, so it looks on until the page is full. */
export async function searchSubscribers(
  shell: Shell,
  search: string,
  { newsletter, state, limit, after }: ListOptions,
): Promise<Outcome> {
  if (state !== undefined && !isState(state)) {
    return refuse(`--state: found ${quoteInput(state)}, expected ${READER_STATES.join(', ')}`);
  }
  const most = limit === undefined ? 50 : /^\d{1,9}$/.test(limit) ? Number(limit) : Number.NaN;
  return withPress(shell, async (deps) => {
    const query = { newsletter: newsletter ?? null, search, state: state ?? null };
    const read = (from: string | undefined, wanted: number) =>
      press.listSubscribers(deps, deps.actor, { ...query, after: from, limit: wanted });
    const first = await read(after, most);
    if (first.kind !== 'listed') return answerRefusal(first);
    let { page } = first;
    while (page.next !== null && page.subscribers.length < most) {
      const more = await read(page.next, most - page.subscribers.length);
      if (more.kind !== 'listed') return answerRefusal(more);
      page = {
        ...more.page,
        subscribers: [...page.subscribers, ...more.page.subscribers],
        total: page.total,
      };
    }
    return {
      kind: 'done',
      json: page,
      text: (paint) =>
        page.subscribers.length === 0
          ? ''
          : table(
              paint,
              ['ADDRESS', 'NAME', 'STATE', 'SINCE'],
              page.subscribers.map((each) => [
                each.address,
                clip(each.name ?? '', 40),
                each.suppression === null ? each.state : `${each.state} (${each.suppression})`,
                when(each.since),
              ]),
            ),
      notes: notesOn(page),
    };
  });
}

const isState = (text: string): text is ReaderState =>
  (READER_STATES as readonly string[]).includes(text);

function notesOn({ subscribers, next, total }: SubscriberPage): readonly string[] {
  if (subscribers.length === 0) return ['No subscriber fits.'];
  const counted =
    total === null || next === null
      ? []
      : [
          total.isMore
            ? `More than ${count(total.count, 'subscriber')}.`
            : `${count(total.count, 'subscriber')} in all.`,
        ];
  return next === null ? counted : [...counted, `There is more. Go on with: --after ${next}`];
}
