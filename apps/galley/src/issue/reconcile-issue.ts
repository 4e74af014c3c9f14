import { reconcileIssue as reconcile } from '@galley/delivery';
import { createMailer } from '@galley/resend';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { withProvider } from '../shell/with-provider.ts';
import { findIssue } from './find-issue.ts';
import type { IssueOptions } from './issue-ref.ts';

export const reconcileIssue = async (
  shell: Shell,
  number: number,
  options: IssueOptions,
): Promise<Outcome> =>
  withPress(shell, async (press) => {
    const found = await findIssue(press, number, options);
    if (found.kind !== 'found') return found;
    const read = await withProvider(press, (provider) =>
      reconcile(press.db, createMailer({ ...provider, userAgent: 'galley/0.1' }), found.issue.id),
    );
    if (read.kind === 'unreadable') {
      return { kind: 'failed', problem: `Mails could not be read back: ${read.detail}` };
    }
    const { accepted, open } = read;
    return {
      kind: 'done',
      json: {
        number,
        accepted,
        uncertain: open.map(({ address, since }) => ({ address, since })),
      },
      text: (paint) =>
        [
          `${count(accepted, 'mail')} found at the provider and recorded as accepted.`,
          ...open.map(({ address }) => `${paint.yellow('uncertain')}  ${address}`),
        ].join('\n'),
      notes:
        open.length === 0
          ? []
          : ['Not being found proves nothing, so nothing is sent again. Ask these readers.'],
    };
  });
