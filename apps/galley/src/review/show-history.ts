import type { ReviewVersion } from '@galley/contract/review';
import * as press from '@galley/press/review';
import { reviewWordsOf } from '@galley/press/review-words';
import { nameActor } from '../audit/name-actor.ts';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Press } from '../shell/open-press.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { printReview, type ReviewFormat } from './print-review.ts';

interface HistoryOptions {
  readonly version?: number;
  readonly format?: ReviewFormat;
  readonly before?: string;
  readonly limit?: number;
}

const USUAL = 20;
const MOST = 100;

/** Lists the versions of a review, or prints one of them. */
export async function showHistory(
  shell: Shell,
  id: string,
  { version, format, before, limit = USUAL }: HistoryOptions,
): Promise<Outcome> {
  if (version === undefined && format !== undefined) {
    return refuse('--format prints one version; name it with --version.');
  }
  if (shell.json && format !== undefined && format !== 'json') {
    return refuse(`--json and --format ${format} conflict; use only one.`);
  }
  if (limit > MOST) return refuse(`--limit: found ${limit}, expected at most ${MOST}`);
  return withPress(shell, async (deps) =>
    version === undefined
      ? listVersions(deps, { id, before, limit })
      : printVersion(shell, deps, { id, version, format }),
  );
}

async function listVersions(
  deps: Press,
  wish: { readonly id: string; readonly before: string | undefined; readonly limit: number },
): Promise<Outcome> {
  const shown = await press.showHistory(deps, deps.actor, wish);
  if (shown.kind !== 'listed') return answerRefusal(shown);
  const { history } = shown;
  return {
    kind: 'done',
    json: history,
    text: (paint) =>
      table(
        paint,
        ['VERSION', 'WHEN', 'WHO', 'BY', 'WHAT', 'CHANGED'],
        history.versions.map((each) => [
          String(each.version),
          when(each.at),
          each.by === null ? '-' : clip(nameActor(each.by), 40),
          each.door ?? '-',
          describe(each),
          each.changed.join(', '),
        ]),
      ),
    notes: history.next === null ? [] : [`There is more. Go on with: --before ${history.next}`],
  };
}

function describe({ what, restored }: ReviewVersion): string {
  if (what === 'began') return 'before history';
  return restored === null ? what : `restored ${restored}`;
}

async function printVersion(
  shell: Shell,
  deps: Press,
  wish: {
    readonly id: string;
    readonly version: number;
    readonly format: ReviewFormat | undefined;
  },
): Promise<Outcome> {
  const shown = await press.showVersion(deps, deps.actor, wish);
  if (shown.kind !== 'ok') return answerRefusal(shown);
  const { version, language } = shown;
  if (shell.json) return { kind: 'done', json: version, text: '-' };
  const words = reviewWordsOf(language);
  return printReview(shell, version.review, { format: wish.format, usual: 'text', words });
}
