import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { newsletterText } from './newsletter-text.ts';

export const showNewsletter = async (shell: Shell, slug: string | undefined): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const shown = await press.showNewsletter(deps, deps.actor, slug ?? null);
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const { newsletter } = shown;
    return { kind: 'done', json: newsletter, text: (paint) => newsletterText(paint, newsletter) };
  });
