import type { Newsletter } from '@galley/contract/newsletter';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  insertRuleSettings,
  listRuleSettings,
  lockNewsletter,
  type Database,
  type NewRuleSetting,
  type Transaction,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { readNameInCharge } from '../door/name-in-charge.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';
import { presentNewsletter } from './present-newsletter.ts';

/** A rule to set, and the level that the change was made from, if the caller has seen it. */
export interface RuleWish extends NewRuleSetting {
  readonly was?: NewRuleSetting['level'] | undefined;
}

export type SetPreflightRules =
  | { readonly kind: 'set'; readonly newsletter: Newsletter }
  | RefusalOf<'invalid'>
  | RefusalOf<'conflict'>
  | NewsletterRefusal;

/**
 * Sets what preflight rules do for a newsletter: nothing, inform, warn, or Galley's default. Each
 * change needs a reason; who made it and when is recorded, and earlier settings stay on record.
 * Rules about the law or broken bytes can't be set, and no rule can be set to stop issues. If
 * somebody else has set one of them since the caller saw it, none is set.
 */
export async function setPreflightRules(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly rules: readonly RuleWish[];
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
    const overtaken = await deps.db.transaction().execute(async (trx) => {
      const { version } = await lockNewsletter(trx, id);
      const fields = await findOvertaken(trx, id, input.rules);
      if (fields.length > 0) return { kind: 'conflict', base: version, version, fields } as const;
      const now = deps.clock();
      const rules = input.rules.map(({ rule, level, because }) => ({ rule, level, because }));
      await insertRuleSettings(trx, id, rules, { by: named.name, now });
      await recordNewsletterAct(trx, actor, 'set-preflight-rules', id, now);
      return null;
    });
    if (overtaken !== null) return overtaken;
  }
  return { kind: 'set', newsletter: await presentNewsletter(deps.db, found.newsletter) };
}

/** The rules that say something else than what the caller saw, and than what they wish. */
async function findOvertaken(
  trx: Transaction<Database>,
  newsletterId: string,
  rules: readonly RuleWish[],
) {
  const settings = await listRuleSettings(trx, newsletterId);
  return rules.flatMap(({ rule, level, was }) => {
    const theirs = settings.find((setting) => setting.rule === rule)?.level ?? 'default';
    return was === undefined || was === theirs || level === theirs
      ? []
      : [{ field: rule, theirs, yours: level }];
  });
}
