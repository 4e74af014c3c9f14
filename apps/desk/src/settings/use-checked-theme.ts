import type { ThemeChoice } from '@galley/core/newsletter';
import { useEffect, useState } from 'react';
import type { CheckedTheme } from './check-theme.ts';

/** What is wrong with a theme; null until it is known. */
export function useCheckedTheme(choice: ThemeChoice | null): CheckedTheme | null {
  const [checked, setChecked] = useState<CheckedTheme | null>(null);
  const text = JSON.stringify(choice ?? {});
  useEffect(() => {
    let isOver = false;
    const check = async (): Promise<void> => {
      const { checkTheme } = await import('./check-theme.ts');
      if (!isOver) setChecked(checkTheme(JSON.parse(text)));
    };
    // Without a network the server says what is wrong, once it can be reached.
    check().catch(() => null);
    return () => {
      isOver = true;
    };
  }, [text]);
  return checked;
}
