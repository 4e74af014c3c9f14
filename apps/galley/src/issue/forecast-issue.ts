import { askQuotas } from '@galley/delivery';
import type { SendForecast } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { createMailer } from '@galley/resend';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { whenThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { withProvider } from '../shell/with-provider.ts';
import { spell } from './duration-text.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface ForecastOptions extends IssueOptions {
  readonly rate?: number;
}

const ASK_LIMIT_MS = 5000;

export const forecastIssue = async (
  shell: Shell,
  number: number,
  options: ForecastOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const asked = await askProvider(deps, shell.life.signal);
    const foreseen = await press.forecastIssue(deps, deps.actor, {
      ...issueRef(number, options),
      requestsPerSecond: options.rate,
    });
    if (foreseen.kind !== 'ok') return answerRefusal(foreseen);
    const { forecast } = foreseen;
    const { quotaLeft } = forecast;
    const quota = (['daily', 'monthly'] as const).flatMap((period) => {
      const left = quotaLeft[period];
      return left === null ? [] : [`${left.toLocaleString('en')} ${PERIODS[period]}`];
    });
    const rate = `${Number(forecast.requestsPerSecond.toFixed(1))} requests/s`;
    return {
      kind: 'done',
      json: forecast,
      text: (paint) =>
        [
          facts(paint, [
            ['readers', forecast.readers.toLocaleString('en')],
            ['batches', forecast.batches.toLocaleString('en')],
            ['takes', takes(forecast, rate)],
            ...(quota.length === 0 ? [] : ([['quota', `${quota.join(', ')} left`]] as const)),
            ...(forecast.resumesAt === null
              ? []
              : ([['resumes', whenThere(forecast.resumesAt, forecast.timeZone)]] as const)),
            ...(pauses(forecast) ? ([['ends', ends(forecast)]] as const) : []),
          ]),
          ...forecast.problems.map((problem) => `${paint.yellow('warns')}  ${problem}`),
        ].join('\n'),
      notes: [
        ...(forecast.rateIsKnown ? [] : ['Resend has not named its limit yet; assuming 10/s.']),
        ...(asked ? [] : ['Resend did not report its quotas; this uses the last known ones.']),
      ],
    };
  });

/** True if a quota is too small for the readers. */
const pauses = ({ quotaLeft, readers }: SendForecast): boolean =>
  Math.min(quotaLeft.daily ?? Infinity, quotaLeft.monthly ?? Infinity) < readers;

const takes = (forecast: SendForecast, rate: string): string =>
  pauses(forecast)
    ? `${spell(forecast.seconds)} of sending at ${rate}, and pauses for the quota`
    : `${spell(forecast.seconds)} or more at ${rate}`;

const ends = ({ endsAt, timeZone }: SendForecast): string =>
  endsAt === null
    ? "unknown: the quota's reset is unknown, or a batch never fits it"
    : `${whenThere(endsAt, timeZone)} or later`;

const PERIODS = { daily: 'of the day', monthly: 'of the month' } as const;

/** The sandbox has no quota. If Resend does not answer, the quotas last seen are used. */
async function askProvider(deps: Press, signal: AbortSignal): Promise<boolean> {
  if (deps.config.resend.apiKey === null) return true;
  const usage = await withProvider(deps, (provider) => {
    const mailer = createMailer({ ...provider, timeoutMs: ASK_LIMIT_MS });
    return askQuotas({ ...deps, mailer }, signal);
  });
  return usage !== null;
}
