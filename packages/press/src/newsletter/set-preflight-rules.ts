import type { Newsletter } from '@galley/contract/newsletter';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { insertRuleSettings, lockNewsletter, type NewRuleSetting } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { readNameInCharge } from '../door/name-in-charge.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';
import { presentNewsletter } from './present-newsletter.ts';

export type { NewRuleSetting };

export type SetPreflightRules =
  | { readonly kind: 'set'; readonly newsletter: Newsletter }
  | RefusalOf<'invalid'>
  | NewsletterRefusal;

/**
 * Sets what preflight rules do for a newsletter: nothing, inform, warn, or Galley's default. Each
 * change needs a reason; who made it and when is recorded, and earlier settings stay on record.
 * Rules about the law or broken bytes can't be set, and no rule can be set to stop issues.
 */
export async function setPreflightRules(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly rules: readonly NewRuleSetting[];
    readonly by: string;
  },
): Promise<SetPreflightRules> {
  const { checkOverrides } = await import('@galley/core/issue/preflight');
  const problems = checkOverrides(input.rules);
  if (problems.length > 0)
    return { kind: 'invalid', problems: problems.map((problem) => ({ field: 'rules', problem })) };
  const named = readNameInCharge(input.by);
  if (named.kind === 'invalid') return named;
  const found = await findNewsletterFor(deps, actor, 'set-preflight-rules', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id } = found.newsletter;
  if (input.rules.length > 0) {
    await deps.db.transaction().execute(async (trx) => {
      await lockNewsletter(trx, id);
      const now = deps.clock();
      await insertRuleSettings(trx, id, input.rules, { by: named.name, now });
      await recordNewsletterAct(trx, actor, 'set-preflight-rules', id, now);
    });
  }
  return { kind: 'set', newsletter: await presentNewsletter(deps.db, found.newsletter) };
}
