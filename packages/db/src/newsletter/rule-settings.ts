import type { RuleLevel, RuleSetting } from '@galley/core/issue';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads how the editors of a newsletter set preflight rules, by rule. */
export async function listRuleSettings(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly RuleSetting[]> {
  const { rows } = await sql<Omit<RuleSetting, 'at'> & { readonly at: Date }>`
    select rule, level, because, set_by as by, set_at as at from (
      select distinct on (rule) * from rule_setting
      where newsletter_id = ${newsletterId} order by rule, id desc
    ) latest where level <> 'default' order by rule`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export interface NewRuleSetting {
  readonly rule: string;
  readonly level: RuleLevel | 'default';
  readonly because: string;
}

export async function insertRuleSettings(
  trx: Transaction<Database>,
  newsletterId: string,
  settings: readonly NewRuleSetting[],
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  const rows = settings.map((setting) => ({
    newsletter_id: newsletterId,
    ...setting,
    set_by: by,
    set_at: now,
  }));
  await trx.insertInto('rule_setting').values(rows).execute();
}
