import type { Check } from '@galley/contract/operate';

export type { Check };

export const ok = (name: string, found: string): Check => ({
  name,
  level: 'ok',
  found,
  fix: null,
  mend: null,
});

export const found = (
  level: 'informs' | 'warns' | 'fails',
  name: string,
  what: string,
  fix: string,
): Check => ({ name, level, found: what, fix, mend: fix });

export const skipped = (name: string, because: string): Check => ({
  name,
  level: 'skipped',
  found: because,
  fix: null,
  mend: null,
});
