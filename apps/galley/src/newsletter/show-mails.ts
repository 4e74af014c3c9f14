import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

/** Shows the mails to new readers as they would go out, with links that open nothing. */
export async function showMails(shell: Shell, slug: string | undefined): Promise<Outcome> {
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const previewed = await press.previewMails(deps, deps.actor, slug ?? null);
    if (previewed.kind !== 'previewed') return answerRefusal(previewed);
    const { mails } = previewed;
    return {
      kind: 'done',
      json: mails,
      text: (paint) =>
        [mails.confirmation, mails.welcome]
          .map(({ subject, text }) => `${paint.bold(subject)}\n\n${text.trimEnd()}\n`)
          .join('\n\n'),
    };
  });
}
