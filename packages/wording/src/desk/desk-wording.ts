import { makeFormat, type Format } from '../format.ts';
import type { DeskWords } from './desk-words.ts';
import { makeMoments, type Moments } from './moments.ts';

/** The languages of the desk, each as it names itself. */
export const DESK_LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
} as const;
export type DeskLanguage = keyof typeof DESK_LANGUAGES;

/** How the desk speaks in a language. */
export interface DeskWording {
  readonly language: DeskLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly format: Format;
  readonly moments: Moments;
  readonly words: DeskWords;
}

/** Each language comes by itself, because nobody needs more than one at a time. */
const WORDS: Readonly<Record<DeskLanguage, () => Promise<(format: Format) => DeskWords>>> = {
  en: async () => (await import('./english.ts')).english,
  de: async () => (await import('./german.ts')).german,
  es: async () => (await import('./spanish.ts')).spanish,
  ar: async () => (await import('./arabic.ts')).arabic,
};

export async function loadDeskWording(language: DeskLanguage): Promise<DeskWording> {
  const words = await WORDS[language]();
  const format = makeFormat(language);
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    format,
    moments: makeMoments(language),
    words: words(format),
  };
}

/** The first of somebody's languages that the desk has; English if it has none of them. */
export function deskLanguageOf(preferred: readonly string[]): DeskLanguage {
  const known = preferred.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return known.find((tag): tag is DeskLanguage => Object.hasOwn(DESK_LANGUAGES, tag)) ?? 'en';
}
