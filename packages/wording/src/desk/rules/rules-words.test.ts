import { PREFLIGHT_RULES } from '@galley/core/issue/preflight';
import { expect, test } from 'vitest';
import { DESK_LANGUAGES, loadDeskWording, type DeskLanguage } from '../index.ts';

const languages = Object.keys(DESK_LANGUAGES) as DeskLanguage[];

test.each(languages)(
  'every preflight rule has a title in %s, and no other has',
  async (language) => {
    const { words } = await loadDeskWording(language);
    const names = PREFLIGHT_RULES.map(({ name }) => name);
    expect(Object.keys(words.rules.titles).toSorted()).toEqual(names.toSorted());
  },
);
