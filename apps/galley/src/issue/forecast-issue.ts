import * as press from '@galley/press/issue';
import { issueTrouble } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { spell } from './duration-text.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface ForecastOptions extends IssueOptions {
  readonly rate?: number;
}

export const forecastIssue = async (
  shell: Shell,
  number: number,
  options: ForecastOptions,
): Promise<Outcome> =>
  withPress(shell, async ({ db }) => {
    const foreseen = await press.forecastIssue(
      { db },
      {
        ...issueRef(number, options),
        ...(options.rate !== undefined && { requestsPerSecond: options.rate }),
      },
    );
    if (foreseen.kind !== 'ok') return issueTrouble(foreseen);
    const { forecast } = foreseen;
    return {
      kind: 'done',
      json: { number, ...forecast },
      text: (paint) =>
        facts(paint, [
          ['readers', forecast.readers.toLocaleString('en')],
          ['batches', forecast.batches.toLocaleString('en')],
          [
            'takes',
            `${spell(forecast.seconds)} or more at ${forecast.requestsPerSecond} requests/s`,
          ],
        ]),
    };
  });
