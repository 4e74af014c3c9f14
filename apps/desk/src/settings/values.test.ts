import type { Newsletter } from '@galley/contract/newsletter';
import { expect, test } from 'vitest';
import { findGaps, partAt, settingsOf, valuesOf, type ValueName, type Values } from './values.ts';

const NEWSLETTER: Newsletter = {
  id: '1',
  slug: 'wire',
  title: 'The Wire',
  tagline: null,
  floors: [4, 5],
  topics: [],
  confirmationText: null,
  welcomeText: null,
  from: '"Wire, the Digest" <news@wire.example>',
  replyTo: null,
  editors: [],
  testers: ['ada@wire.example', 'bo@wire.example'],
  postalAddress: '1 Harbor Street\nPort Ada',
  timeZone: 'Europe/Berlin',
  bestOfCadence: null,
  cadence: 'weekly fri 08:00',
  cutOff: '2h',
  lateLimit: '12h',
  minimum: 1,
  maximum: 12,
  undoWindow: '1m',
  autoApprove: false,
  fourEyes: true,
  clicks: false,
  language: 'en',
  theme: { light: { accent: '#0b5d4b' } },
  rules: [],
  default: true,
  sample: false,
  lastIssueNumber: 3,
  version: 7,
};

test('what the forms hold of a newsletter is sent back as it was', () => {
  const values = valuesOf(NEWSLETTER);
  expect(settingsOf(values, Object.keys(values) as ValueName[])).toEqual(
    Object.fromEntries(
      Object.entries(NEWSLETTER).filter(
        ([name]) =>
          ![
            'id',
            'slug',
            // The desk has no form for what readers may choose.
            'floors',
            'topics',
            'bestOfCadence',
            // Nor for the texts of mails, which the command line shows as they will look.
            'confirmationText',
            'welcomeText',
            'rules',
            'default',
            'sample',
            'lastIssueNumber',
            'version',
          ].includes(name),
      ),
    ),
  );
});

test('a field that is emptied clears its setting, and a sender without address is none', () => {
  const values: Values = {
    ...valuesOf(NEWSLETTER),
    tagline: ' ',
    from: '',
    testers: 'ada@wire.example, bo@wire.example;\n\n cy@wire.example ',
  };
  expect(settingsOf(values, ['tagline', 'from', 'testers'])).toEqual({
    tagline: null,
    from: null,
    testers: ['ada@wire.example', 'bo@wire.example', 'cy@wire.example'],
  });
});

test('ways of approval exclude each other', () => {
  const values: Values = { ...valuesOf(NEWSLETTER), approval: 'automatic' };
  expect(settingsOf(values, ['approval'])).toEqual({ autoApprove: true, fourEyes: false });
});

test('an address leads to the part that holds the field', () => {
  expect(partAt('#postalAddress')).toBe('basics');
  expect(partAt('#from')).toBe('sender');
  expect(partAt('#when')).toBe('when');
  expect(partAt('')).toBe('basics');
  expect(partAt('#toString')).toBe('basics');
});

test('a missing title and numbers that are none are found before anything is sent', () => {
  const values = valuesOf(NEWSLETTER);
  expect(findGaps(values)).toEqual([]);
  expect(findGaps({ ...values, title: ' ', minimum: 'two', maximum: '' })).toEqual([
    'title',
    'minimum',
    'maximum',
  ]);
});
