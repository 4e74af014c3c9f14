import type { StepName } from '@galley/core/editor';
import * as newsletter from '../../newsletter/index.ts';
import { onNewsletter, type StepCase } from './world.fixture.ts';

/** Steps on newsletters. */
export const NEWSLETTER_CASES = {
  'see-newsletter': onNewsletter(newsletter.showNewsletter),
  'set-newsletter': onNewsletter((deps, actor, slug) =>
    newsletter.setNewsletter(deps, actor, { slug, title: 'Renamed' }),
  ),
  'set-sender': async ({ deps, made }) => ({
    take: (actor) =>
      newsletter.setNewsletter(deps, actor, { slug: made.slug, replyTo: 'desk@digest.example' }),
    on: 'newsletter',
    id: made.id,
    refusedAs: 'set-newsletter',
  }),
  'set-preflight-rules': onNewsletter((deps, actor, slug) => {
    const rules = [{ rule: 'reading-time', level: 'off', because: 'we know' } as const];
    return newsletter.setPreflightRules(deps, actor, { newsletter: slug, rules, by: 'ada' });
  }),
  'check-sender-domain': onNewsletter(newsletter.checkSenderDomain),
} satisfies Partial<Record<StepName, StepCase>>;
