import type { PreferencesWish } from '@galley/core/subscription';

/** The fields of a form; one that came more than once has every value. */
export type FormFields = Readonly<Record<string, string | File | (string | File)[]>>;

/** What a reader's form asks for. */
export interface PreferencesForm {
  readonly name: string | undefined;
  /** Slugs of newsletters to leave, or all. */
  readonly unsubscribe: readonly string[] | 'all';
  /** Slugs of newsletters to get too. */
  readonly subscribe: readonly string[];
  readonly wishes: ReadonlyMap<string, PreferencesWish>;
}

/**
 * Reads the form of the preferences page. A newsletter counts only if the form showed its choices,
 * because an unticked box sends nothing.
 */
export function readPreferencesForm(fields: FormFields): PreferencesForm {
  const all = (name: string): readonly string[] =>
    [fields[name] ?? []].flat().filter((value) => typeof value === 'string');
  const one = (name: string): string | undefined => all(name)[0];
  const withTopics = new Set(all('topics-of'));
  const wishes = all('chosen').map((slug): [string, PreferencesWish] => [
    slug,
    {
      floor: readFloor(one(`floor.${slug}`)),
      topics: withTopics.has(slug) ? all(`topic.${slug}`) : undefined,
      rhythm: readRhythm(one(`rhythm.${slug}`)),
      pause: readPause(one(`pause.${slug}`)),
    },
  ]);
  return {
    name: one('name'),
    unsubscribe: one('leave') === 'all' ? 'all' : all('unsubscribe'),
    subscribe: all('subscribe'),
    wishes: new Map(wishes),
  };
}

/** Any other text becomes a number that no newsletter offers. */
function readFloor(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return text === 'any' ? null : Number(text);
}

const readRhythm = (text: string | undefined): PreferencesWish['rhythm'] =>
  text === 'every' || text === 'monthly' ? text : undefined;

function readPause(text: string | undefined): PreferencesWish['pause'] {
  if (text === undefined || text === '') return undefined;
  return text === 'end' ? 'end' : { weeks: Number(text) };
}
