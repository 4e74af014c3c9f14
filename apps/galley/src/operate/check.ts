import type { Check } from '@galley/contract/operate';

export type { Check };

export const ok = (name: string, found: string): Check => ({
  name,
  level: 'ok',
  found,
  mend: null,
});

export const found = (
  level: 'informs' | 'warns' | 'fails',
  name: string,
  what: string,
  mend: string,
): Check => ({ name, level, found: what, mend });

export const skipped = (name: string, because: string): Check => ({
  name,
  level: 'skipped',
  found: because,
  mend: null,
});
