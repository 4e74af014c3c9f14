import { issueName } from '@galley/core/issue/name';
import type { Subscriber } from '@galley/contract/subscriber';
import { showHarmlessly } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { clip } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

type Subscription = Subscriber['subscriptions'][number];

export const showSubscriber = async (
  shell: Shell,
  email: string,
  { ip = null }: { readonly ip?: string | null },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const shown = await press.showSubscriber(deps, deps.actor, { address: email, ip });
    if (shown.kind !== 'found') return answerRefusal(shown);
    const { subscriber } = shown;
    return {
      kind: 'done',
      json: subscriber,
      text: (paint) =>
        [
          person(paint, subscriber),
          ...suppressed(paint, subscriber.suppression),
          ...subscriber.subscriptions.flatMap((each) => subscription(paint, each)),
        ].join('\n'),
    };
  });

const person = (paint: Paint, { address, name, since }: Subscriber): string =>
  since === null
    ? address
    : `${paint.bold(address)}${name === null ? '' : ` ${name}`} ${paint.dim(`known since ${when(since)}`)}`;

const suppressed = (paint: Paint, suppression: Subscriber['suppression']): string[] =>
  suppression === null
    ? []
    : [
        paint.yellow(
          `suppressed since ${when(suppression.since)}: ${suppression.reason}${suppression.detail === null ? '' : `, ${showHarmlessly(suppression.detail)}`}`,
        ),
      ];

const subscription = (paint: Paint, each: Subscription): string[] => [
  `${paint.bold(each.newsletter.title)} ${[each.status, ...chosen(each.preferences)].join(', ')}`,
  ...each.issues.map(
    (issue) =>
      `  ${issue.releasedAt === null ? '' : `${when(issue.releasedAt)}  `}issue ${issueName(issue.number)}  ${clip(issue.subject, 50)}  ${became(issue)}`,
  ),
  ...each.consents.map(
    ({ kind, wording, source, at, ...evidence }) =>
      `  ${when(at)}  ${kind}  "${showHarmlessly(wording)}" ${paint.dim(showHarmlessly([source, ...imported(evidence), ...compared(evidence)].join(', ')))}`,
  ),
];

/** What a reader has chosen, if it isn't everything. */
const chosen = ({ floor, topics, rhythm, pausedUntil }: Subscription['preferences']): string[] => [
  ...(floor === null ? [] : [`at least ${floor} stars`]),
  ...(topics === null ? [] : [`topics ${topics.join(', ')}`]),
  ...(rhythm === 'monthly' ? ['monthly best-of'] : []),
  ...(pausedUntil === null ? [] : [`paused until ${when(pausedUntil)}`]),
];

/** What became of one issue: the gravest news of it, and when that came. */
function became(issue: Subscription['issues'][number]): string {
  const { state, reason, complainedAt, bouncedAt, failedAt, deliveredAt, failure } = issue;
  const why = (text: string | null): string => (text === null ? '' : `: ${showHarmlessly(text)}`);
  if (complainedAt !== null) return `complained ${when(complainedAt)}`;
  if (bouncedAt !== null) return `bounced ${when(bouncedAt)}`;
  if (failedAt !== null) return `not sent by Resend ${when(failedAt)}${why(failure)}`;
  if (deliveredAt !== null) return `delivered ${when(deliveredAt)}`;
  return `${state}${why(reason)}`;
}

/** Whether it came from the IP address that was asked about. */
const compared = ({ fromIp, ip }: Pick<Subscription['consents'][number], 'fromIp' | 'ip'>) =>
  fromIp === undefined
    ? []
    : [fromIp ? 'from this IP' : ip === null ? 'no IP kept' : 'from another IP'];

/** What an imported file says about the consent, and which file it was. */
const imported = ({
  optedInAt,
  ip,
  file,
}: Pick<Subscription['consents'][number], 'optedInAt' | 'ip' | 'file'>): string[] =>
  file === null
    ? []
    : [
        ...(optedInAt === null ? [] : [`agreed ${when(optedInAt)}`]),
        ...(ip === null ? [] : [`from ${ip}`]),
        `${file.format} file, SHA-256 ${file.sha256}`,
      ];
