import { DESK_LANGUAGES } from '@galley/wording/desk';
import type { ComponentProps, ReactNode } from 'react';
import { Select } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';

/** The languages that mails are written in, each as it names itself, and the one that is set. */
export function LanguageSelect(props: ComponentProps<typeof Select>): ReactNode {
  const { language } = useWords();
  const names: Readonly<Record<string, string>> = DESK_LANGUAGES;
  const value = String(props.value);
  return (
    <Select {...props}>
      {Object.entries(names).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
      {names[value] === undefined && (
        <option value={value}>
          {new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value}
        </option>
      )}
    </Select>
  );
}
