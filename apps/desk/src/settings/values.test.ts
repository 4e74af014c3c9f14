import type { Newsletter } from '@galley/contract/newsletter';
import { expect, test } from 'vitest';
import {
  decideRule,
  findGaps,
  listRules,
  partAt,
  settingsOf,
  valuesOf,
  type ValueName,
  type Values,
} from './values.ts';

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
  canaryReader: false,
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
            // The texts of mails have no form; the command line shows them as they will look.
            'confirmationText',
            'welcomeText',
            // An operator's matter, set by command.
            'canaryReader',
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

test('a topic with another name is renamed, unless somebody else has renamed or removed it', () => {
  const drafts = [
    { id: 'AI', name: ' Machines ', was: 'AI' },
    { id: 'Sea', name: 'Ocean', was: 'Sea' },
    { id: 'new Work', name: 'Work', was: null },
  ];
  const values: Values = { ...valuesOf(NEWSLETTER), topics: drafts };
  expect(settingsOf(values, ['topics'], ['AI', 'Coast'])).toEqual({
    topics: ['Machines', 'Ocean', 'Work'],
    renameTopics: [{ from: 'AI', to: 'Machines' }],
  });
});

test('a rule is set from the level that somebody began with, or from theirs once one is chosen', () => {
  const mine = { level: 'off', because: ' why ', was: 'default' } as const;
  expect(listRules({ 'outlet-mix': mine })).toEqual([
    { rule: 'outlet-mix', level: 'off', because: 'why', was: 'default' },
  ]);
  const clash = { rule: 'outlet-mix', theirs: 'informs' };
  expect(decideRule({ 'outlet-mix': mine }, clash, true)).toEqual({
    'outlet-mix': { ...mine, was: 'informs' },
  });
  expect(decideRule({ 'outlet-mix': mine }, clash, false)).toEqual({});
  expect(partAt('#rule-outlet-mix')).toBe('rules');
});
