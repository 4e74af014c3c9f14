import { showHarmlessly } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';

export const showSubscriber = async (shell: Shell, email: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const shown = await press.showSubscriber(deps, { address: email });
    if (shown.kind === 'invalid') return fieldProblems(shown.problems, { email });
    if (shown.kind === 'unknown' && shown.suppression === null) {
      return { kind: 'failed', problem: `Nothing is known of ${shown.address}.` };
    }
    const { kind: _, ...json } = shown;
    return {
      kind: 'done',
      json,
      text: (paint) =>
        [
          shown.kind === 'unknown' ? shown.address : person(paint, shown),
          ...suppressed(paint, shown.suppression),
          ...(shown.kind === 'unknown'
            ? []
            : shown.subscriptions.flatMap((each) => subscription(paint, each))),
        ].join('\n'),
    };
  });

const person = (
  paint: Paint,
  { address, name, since }: Extract<press.ShowSubscriberOutcome, { kind: 'found' }>,
): string =>
  `${paint.bold(address)}${name === null ? '' : ` ${name}`} ${paint.dim(`known since ${when(since)}`)}`;

const suppressed = (paint: Paint, suppression: press.ShownSuppression | null): string[] =>
  suppression === null
    ? []
    : [
        paint.yellow(
          `suppressed since ${when(suppression.since)}: ${suppression.reason}${suppression.detail === null ? '' : `, ${showHarmlessly(suppression.detail)}`}`,
        ),
      ];

const subscription = (paint: Paint, each: press.ShownSubscription): string[] => [
  `${paint.bold(each.newsletter.title)} ${each.status}`,
  ...each.consents.map(
    ({ kind, wording, source, at, ...evidence }) =>
      `  ${when(at)}  ${kind}  "${showHarmlessly(wording)}" ${paint.dim(showHarmlessly([source, ...imported(evidence)].join(', ')))}`,
  ),
];

/** What an imported file says of the consent, and which file that was. */
const imported = ({
  optedInAt,
  ip,
  file,
}: Pick<press.ShownSubscription['consents'][number], 'optedInAt' | 'ip' | 'file'>): string[] =>
  file === null
    ? []
    : [
        ...(optedInAt === null ? [] : [`agreed ${when(optedInAt)}`]),
        ...(ip === null ? [] : [`from ${ip}`]),
        `${file.format} file, SHA-256 ${file.sha256}`,
      ];
