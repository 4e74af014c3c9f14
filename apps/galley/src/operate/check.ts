/** One thing that doctor looked at. */
export interface Check {
  readonly name: string;
  /** `informs` never fails a set-up; `skipped` waits for something above it. */
  readonly level: 'ok' | 'informs' | 'warns' | 'fails' | 'skipped';
  readonly found: string;
  readonly mend: string | null;
}

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
