import type { ThemeChoice } from '@galley/core/newsletter';
import { describeThemeIssue, themeSchema } from '@galley/core/newsletter/theme';

/** A theme as the server would read it: with the places of what is wrong, such as `fonts.text`. */
export type CheckedTheme =
  | { readonly kind: 'ok'; readonly theme: ThemeChoice }
  | {
      readonly kind: 'invalid';
      readonly places: readonly string[];
      readonly problems: readonly string[];
    };

/** Brings a schema along, so this file comes only once somebody looks at a theme. */
export function checkTheme(input: unknown): CheckedTheme {
  const reading = themeSchema.safeParse(input, { reportInput: true });
  if (reading.success) return { kind: 'ok', theme: reading.data };
  const { issues } = reading.error;
  return {
    kind: 'invalid',
    places: issues.map(({ path }) => path.join('.')),
    problems: issues.map((issue) => describeThemeIssue(issue, issue.path)),
  };
}
