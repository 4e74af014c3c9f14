import { expect, it } from 'vitest';
import { requireServerVersion } from './server-version.ts';

it.each(['150000', '150018', '180004'])('accepts Postgres %s', (version) => {
  expect(() => requireServerVersion(version)).not.toThrow();
});

it.each(['149999', '140012', '90624'])('refuses Postgres %s, naming what is needed', (version) => {
  expect(() => requireServerVersion(version)).toThrow(
    /is Postgres \d+, and Galley needs 15 or newer/,
  );
});
