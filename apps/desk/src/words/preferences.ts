import { deskLanguageOf, type DeskLanguage } from '@galley/wording/desk';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What somebody chose for this browser. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: DeskLanguage;
  /** Whether single keys such as `g` and `?` do something. */
  readonly singleKeys: boolean;
}

const PLACE = 'galley.desk';

export function readPreferences(): Preferences {
  const kept = readKept();
  const language = deskLanguageOf([`${kept.language}`, ...navigator.languages]);
  return {
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'system',
    language,
    singleKeys: kept.singleKeys !== false,
  };
}

/** Keeps what somebody chose; what they never chose goes on following the browser. */
export function keepPreferences(chosen: Partial<Preferences>): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...readKept(), ...chosen }));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
}

function readKept(): { language?: string; theme?: string; singleKeys?: boolean } {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** Shows a choice on the page before anything is drawn. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}
