import { DESK_LANGUAGES, type DeskLanguage } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Choice } from '../parts/choice.tsx';
import { Select } from '../parts/field.tsx';
import { Section } from '../parts/page.tsx';
import { THEMES, type Theme } from '../words/preferences.ts';
import { useWords } from '../words/words.tsx';

/** How the desk looks and listens, in this browser. */
export function PreferencesSection(): ReactNode {
  const { words, preferences, prefer } = useWords();
  const { look, shortcuts } = words;
  return (
    <Section title={words.account.preferences}>
      <div className="pair">
        <Select
          label={look.theme}
          value={preferences.theme}
          onChange={(event) => prefer({ theme: event.target.value as Theme })}
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {look.themes[theme]}
            </option>
          ))}
        </Select>
        <Select
          label={look.language}
          value={preferences.language}
          onChange={(event) => prefer({ language: event.target.value as DeskLanguage })}
        >
          {Object.entries(DESK_LANGUAGES).map(([language, name]) => (
            <option key={language} value={language} lang={language}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Choice
        its={{ title: shortcuts.single, what: shortcuts.singleWhat }}
        type="checkbox"
        checked={preferences.singleKeys}
        onChange={(event) => prefer({ singleKeys: event.target.checked })}
      />
    </Section>
  );
}
