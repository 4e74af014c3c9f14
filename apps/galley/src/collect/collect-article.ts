import { setTimeout as sleep } from 'node:timers/promises';
import type { ArticleLookUp } from '@galley/contract/collect';
import { describeRefusal, type RefusalOf } from '@galley/contract/refusals';
import * as press from '@galley/press/collect';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

interface CollectOptions {
  readonly newsletter?: string;
}

/** A call ends after eight seconds by itself; this only bounds how often we ask about it. */
const MOST_ASKS = 10;

/** Shows what the page at a URL says about its article, and where each field was found. */
export const collectArticle = async (
  shell: Shell,
  url: string,
  options: CollectOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const input = { newsletter: options.newsletter ?? null, url };
    for (let asks = 1; ; asks += 1) {
      const looked = await press.lookUpArticle(deps, deps.actor, input);
      if (looked.kind !== 'looked-up') return answerRefusal(looked);
      const { article } = looked;
      if (article.state === 'read' || asks === MOST_ASKS) return show(article);
      shell.stderr.write(`Waiting for ${article.host} …\n`);
      await sleep(50);
    }
  });

function show(article: ArticleLookUp): Outcome {
  if (article.state === 'waiting') {
    return { kind: 'failed', json: article, problem: `${article.host} has not answered.` };
  }
  const { head, there, candidate } = article;
  const fields: readonly (readonly [string, Shown])[] = [
    ['Title', head.title],
    ['Outlet', head.outlet],
    ['Date', head.publishedOn],
    ['Authors', { ...head.authors, value: head.authors.value?.join('; ') ?? null }],
    ['URL', head.url],
    ['Language', head.language],
  ];
  return {
    kind: 'done',
    json: article,
    text: (paint) =>
      table(
        paint,
        ['FIELD', 'FOUND', 'WHERE', ''],
        fields.map(([name, field]) => [
          name,
          field.value ?? '-',
          field.source ?? '',
          doubtOf(field),
        ]),
      ),
    notes: [
      ...(there === null ? [] : [noteOf(there)]),
      ...(candidate === null ? [] : [`It waits as candidate ${candidate}.`]),
    ],
  };
}

interface Shown {
  readonly value: string | null;
  readonly source: string | null;
  readonly unsure: boolean;
  readonly others: readonly { readonly value: string; readonly source: string }[];
}

const doubtOf = ({ unsure, others }: Shown): string =>
  unsure ? `unsure: ${others.map(({ value, source }) => `${value} (${source})`).join(', ')}` : '';

const noteOf = (there: Omit<RefusalOf<'already-queued'>, 'kind'>): string =>
  `There is a review of it already: ${describeRefusal({ kind: 'already-queued', ...there }).sentence}`;
