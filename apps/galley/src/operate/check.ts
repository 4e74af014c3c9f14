import type { Check } from '@galley/contract/operate';
import type { CheckName } from './check-names.ts';

export type { Check };

export const ok = (name: CheckName, found: string): Check => ({
  name,
  level: 'ok',
  found,
  fix: null,
  mend: null,
});

export const found = (
  level: 'informs' | 'warns' | 'fails',
  name: CheckName,
  what: string,
  fix: string,
): Check => ({ name, level, found: what, fix, mend: fix });

export const skipped = (name: CheckName, because: string): Check => ({
  name,
  level: 'skipped',
  found: because,
  fix: null,
  mend: null,
});
