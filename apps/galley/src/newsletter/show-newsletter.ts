import { listRuleSettings } from '@galley/db';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { newsletterJson } from './newsletter-json.ts';
import { newsletterText } from './newsletter-text.ts';

export const showNewsletter = async (shell: Shell, slug: string | undefined): Promise<Outcome> =>
  withPress(shell, async ({ db }) => {
    const found = await press.findNewsletter(db, slug ?? null);
    if (found.kind !== 'found') return answerRefusal(press.noNewsletter(found));
    const { newsletter } = found;
    const ruleSettings = await listRuleSettings(db, newsletter.id);
    return {
      kind: 'done',
      json: newsletterJson(newsletter, ruleSettings),
      text: (paint) => newsletterText(paint, newsletter, ruleSettings),
    };
  });
