import type { Webhook, WebhookPost } from '@galley/contract/webhook';
import type { Paint } from '../shell/paint.ts';
import { count, when } from '../shell/when.ts';

/** How a webhook does, in words. */
export function describeHealth(webhook: Webhook): string {
  const { disabledAt, disabledReason, failingSince, succeededAt, waiting } = webhook;
  if (disabledAt !== null) {
    return `disabled since ${when(disabledAt)}: ${disabledReason === 'gone' ? 'it answered 410' : 'it failed for days'}`;
  }
  const waits = waiting === 0 ? '' : `, ${waiting.toLocaleString('en')} waiting`;
  if (failingSince !== null) return `failing since ${when(failingSince)}${waits}`;
  return `${succeededAt === null ? 'nothing posted yet' : `last posted ${when(succeededAt)}`}${waits}`;
}

/** The facts of a webhook, a line each. */
export function webhookText(webhook: Webhook): string {
  const { id, url, description, newsletter, events, oldSecretUntil, failed } = webhook;
  return [
    `Webhook ${id}  ${url}`,
    ...(description === '' ? [] : [description]),
    `hears ${events.join(', ')} of ${newsletter ?? 'every newsletter'}`,
    describeHealth(webhook),
    ...(failed === 0 ? [] : [`${count(failed, 'post')} given up`]),
    ...(oldSecretUntil === null ? [] : [`the secret before works until ${when(oldSecretUntil)}`]),
  ].join('\n');
}

/** The latest try of a post, in words. */
export function latestTry({ state, tries, dueAt }: WebhookPost): string {
  const last = tries.at(-1);
  const next = dueAt === null ? '' : `, next try ${when(dueAt)}`;
  if (last === undefined) return dueAt === null ? '' : 'not tried yet';
  const answer = last.status === null ? last.detail : `HTTP ${last.status}`;
  const said =
    state === 'delivered' || last.status === null || last.detail === ''
      ? ''
      : ` ${last.detail.split('\n')[0] ?? ''}`;
  return `${answer} after ${last.milliseconds.toLocaleString('en')} ms${said}${next}`;
}

export const paintState = (paint: Paint, state: WebhookPost['state']): string =>
  ({
    waiting: paint.yellow('waiting'),
    delivered: paint.green('delivered'),
    failed: paint.red('failed'),
  })[state];
