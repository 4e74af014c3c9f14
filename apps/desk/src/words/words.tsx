import { DirectionProvider } from '@base-ui/react/direction-provider';
import { loadDeskWording, type DeskLanguage, type DeskWording } from '@galley/wording/desk';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { applyTheme, keepPreferences, type Preferences } from './preferences.ts';

interface Spoken extends DeskWording {
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

const Words = createContext<Spoken | null>(null);

/** The words of the chosen language, and what else this browser prefers. */
export function useWords(): Spoken {
  const spoken = use(Words);
  if (spoken === null) throw new Error('words are only inside WordsProvider');
  return spoken;
}

/** Begins with a language that is already there; another one replaces it once it has come. */
export function WordsProvider(props: {
  readonly first: DeskWording;
  readonly preferences: Preferences;
  readonly children: ReactNode;
}): ReactNode {
  const [wording, setWording] = useState(props.first);
  const [preferences, setPreferences] = useState(props.preferences);
  const { theme, language } = preferences;
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => followLanguage(language, setWording), [language]);
  useEffect(() => {
    document.documentElement.lang = wording.language;
    document.documentElement.dir = wording.direction;
  }, [wording]);
  const spoken = useMemo(
    () => ({
      ...wording,
      preferences,
      prefer: (change: Partial<Preferences>) => {
        keepPreferences(change);
        setPreferences((old) => ({ ...old, ...change }));
      },
    }),
    [wording, preferences],
  );
  return (
    <Words value={spoken}>
      <DirectionProvider direction={wording.direction}>{props.children}</DirectionProvider>
    </Words>
  );
}

function followLanguage(language: DeskLanguage, show: (wording: DeskWording) => void): () => void {
  let isOver = false;
  void loadDeskWording(language).then((wording) => {
    if (!isOver) show(wording);
  });
  return () => {
    isOver = true;
  };
}
