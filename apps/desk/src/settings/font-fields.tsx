import { completeTheme, type ThemeChoice } from '@galley/core/newsletter';
import type { ReactNode } from 'react';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import { withFonts } from './theme-choice.ts';

const KINDS = ['display', 'text', 'label'] as const;
/** Families that mail programs have, or have a match for. */
const COMMON = [
  'Georgia, serif',
  'Times New Roman, serif',
  'Charter, Georgia, serif',
  'Helvetica, Arial, sans-serif',
  'Verdana, sans-serif',
  'Trebuchet MS, sans-serif',
  'Tahoma, sans-serif',
  'Courier New, monospace',
];

/** What a part of the theme is given. */
export interface ThemeFieldsProps {
  readonly choice: ThemeChoice | null;
  readonly set: (choice: ThemeChoice | null) => void;
  /** Whether there is something wrong at a place such as `fonts.text`. */
  readonly isBad: (place: string) => boolean;
}

/** The fonts of titles, text and labels. */
export function FontFields({ choice, set, isBad }: ThemeFieldsProps): ReactNode {
  const { theme: its } = useWords().words.settings;
  const { fonts } = completeTheme(choice);
  return (
    <section>
      <h3>{its.fonts}</h3>
      <p className="hint">{its.fontHint}</p>
      <datalist id="theme-fonts">
        {COMMON.map((families) => (
          <option key={families} value={families} />
        ))}
      </datalist>
      <div className="pair">
        {KINDS.map((kind) => (
          <Field
            key={kind}
            label={its.font[kind]}
            list="theme-fonts"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={fonts[kind]}
            problem={isBad(`fonts.${kind}`) ? its.fontWrong : undefined}
            onChange={({ target }) => set(withFonts(choice, kind, target.value))}
          />
        ))}
      </div>
    </section>
  );
}
