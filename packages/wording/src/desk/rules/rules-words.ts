import type { Explained } from '../explained.ts';

/** The words of preflight rules. */
export interface RulesWords {
  /** The rules that the newsletter has set, and the others by what they do. */
  readonly groups: Readonly<Record<'set' | 'stops' | 'warns' | 'informs', Explained>>;
  readonly does: Readonly<Record<'default' | 'off' | 'informs' | 'warns' | 'stops', string>>;
  readonly byDefault: (does: string) => string;
  /** Names the choice of what a rule does. */
  readonly level: (rule: string) => string;
  readonly fixed: string;
  readonly setBy: (by: string, when: string) => string;
  readonly because: { readonly label: string; readonly hint: string; readonly wrong: string };
  /** Leads from a finding to its rule. */
  readonly open: string;
  /** What each rule looks for, by its name. */
  readonly titles: Readonly<Record<string, string>>;
}
