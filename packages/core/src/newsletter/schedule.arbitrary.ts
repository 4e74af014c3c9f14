import fc from 'fast-check';
import { ORDINALS, WEEKDAYS, type Cadence } from './cadence.ts';

const time = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});

/** Any cadence. */
export const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ kind: fc.constant('weekly'), weekday: fc.constantFrom(...WEEKDAYS), time }),
  fc.record({ kind: fc.constant('monthly-day'), day: fc.integer({ min: 1, max: 31 }), time }),
  fc.record({
    kind: fc.constant('monthly-weekday'),
    ordinal: fc.constantFrom(...ORDINALS),
    weekday: fc.constantFrom(...WEEKDAYS),
    time,
  }),
);

/** Zones with an unusual clock come up as often as all others together. */
export const timeZones: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'Pacific/Apia',
    'UTC',
  ),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

/** Instants from 2005 to 2035. */
export const instants: fc.Arbitrary<Date> = fc.date({
  min: new Date('2005-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});
