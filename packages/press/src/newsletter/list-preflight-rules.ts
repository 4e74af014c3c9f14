import type { PreflightRule } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { listRuleSettings } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';

export type ListPreflightRules =
  { readonly kind: 'listed'; readonly rules: readonly PreflightRule[] } | NewsletterRefusal;

/** Lists every preflight rule with what it does for a newsletter, the most severe first. */
export async function listPreflightRules(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
  newsletter: string | null,
): Promise<ListPreflightRules> {
  const found = await findNewsletterFor({ db }, actor, 'see-newsletter', newsletter);
  if (found.kind !== 'found') return found;
  const { PREFLIGHT_RULES } = await import('@galley/core/issue/preflight');
  const settings = await listRuleSettings(db, found.newsletter.id);
  const rules = PREFLIGHT_RULES.map(({ name, severity, overridable, explanation }) => {
    const setting = settings.find(({ rule }) => overridable && rule === name) ?? null;
    return {
      rule: name,
      does: setting?.level ?? severity,
      byDefault: severity,
      canBeSet: overridable,
      explanation,
      setting,
    };
  });
  return { kind: 'listed', rules };
}
