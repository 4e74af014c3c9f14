import { expect, test } from 'vitest';
import { decideSettings } from './decide-settings.ts';
import { NEW_NEWSLETTER, type NewsletterSettings } from './settings.ts';

const current: NewsletterSettings = { ...NEW_NEWSLETTER, slug: 'the-digest', title: 'The Digest' };

test('makes a newsletter from its title alone', () => {
  expect(decideSettings(null, { title: 'The Agents’ Digest' })).toEqual({
    kind: 'ok',
    settings: { ...NEW_NEWSLETTER, title: 'The Agents’ Digest', slug: 'the-agents-digest' },
  });
});

test('reads every setting as people type it', () => {
  const decision = decideSettings(current, {
    tagline: ' Reviews of what agents do. ',
    sender: 'Digest <news@example.com>',
    replyTo: 'desk@example.com',
    editors: ['a@example.com', 'b@example.com', 'a@example.com'],
    postalAddress: '1 Main St\r\n  Springfield ',
    timeZone: 'america/new_york',
    cadence: 'Monthly LAST friday 9:30',
    cutOff: '90m',
    lateLimit: '1d',
    minimum: 2,
    maximum: 5,
    undoWindow: '0',
    autoApprove: true,
    language: 'pt-br',
  });
  expect(decision).toEqual({
    kind: 'ok',
    settings: {
      ...current,
      tagline: 'Reviews of what agents do.',
      sender: 'Digest <news@example.com>',
      replyTo: 'desk@example.com',
      editors: ['a@example.com', 'b@example.com'],
      postalAddress: '1 Main St\nSpringfield',
      timeZone: 'America/New_York',
      cadence: 'monthly last fri 09:30',
      cutOffSeconds: 5400,
      lateLimitSeconds: 86_400,
      minimum: 2,
      maximum: 5,
      undoWindowSeconds: 0,
      autoApprove: true,
      language: 'pt-BR',
    },
  });
});

test('a tagline is short enough to introduce a newsletter', () => {
  expect(decideSettings(current, { tagline: 'x'.repeat(200) }).kind).toBe('ok');
  expect(decideSettings(current, { tagline: 'x'.repeat(201) })).toMatchObject({
    kind: 'invalid',
    problems: [{ setting: 'tagline', problem: expect.stringContaining('at most 200 characters') }],
  });
});

test('null and an empty text clear what may be empty', () => {
  const full = {
    ...current,
    tagline: 'Something to read.',
    sender: 'a@example.com',
    replyTo: 'a@example.com',
    postalAddress: 'X',
  };
  expect(
    decideSettings(full, { tagline: '', sender: null, replyTo: '', postalAddress: null }),
  ).toEqual({
    kind: 'ok',
    settings: current,
  });
});

test('names every problem at once', () => {
  const decision = decideSettings(null, {
    title: 'A\u202Eb',
    tagline: 'One line\nand another',
    slug: 'No Spaces',
    sender: 'nobody',
    replyTo: 'x@@y',
    editors: ['ok@example.com', 'not an address'],
    postalAddress: 'A\u0007B',
    timeZone: 'Mars/Olympus',
    cadence: 'every now and then',
    cutOff: 'soon',
    lateLimit: '99d',
    minimum: 0,
    maximum: 1.5,
    undoWindow: '2d',
    language: 'not a language',
  });
  expect(decision.kind === 'invalid' && decision.problems.map(({ setting }) => setting)).toEqual([
    'title',
    'tagline',
    'slug',
    'sender',
    'replyTo',
    'editors',
    'postalAddress',
    'timeZone',
    'cadence',
    'cutOff',
    'lateLimit',
    'minimum',
    'maximum',
    'undoWindow',
    'language',
  ]);
});

test('names every wrong address of a list', () => {
  const editors = ['nobody', 'a@example.com', ' ', 'nobody', 'x@@y'];
  expect(decideSettings(current, { editors })).toEqual({
    kind: 'invalid',
    problems: [
      {
        setting: 'editors',
        problem:
          'found "nobody", expected an email address such as ada@example.com; found "x@@y", expected a plain address such as ada@example.com',
      },
    ],
  });
});

test('checks the maximum also beside a setting that is wrong', () => {
  expect(decideSettings(current, { maximum: 2, minimum: 3, language: 'not a language' })).toEqual({
    kind: 'invalid',
    problems: [
      {
        setting: 'language',
        problem: 'found "not a language", expected a BCP 47 language tag such as en, de or pt-BR',
      },
      { setting: 'minimum', problem: 'found 3, expected the maximum, 2, or less' },
    ],
  });
});

test('a slug is kept for ever', () => {
  expect(decideSettings(current, { slug: 'No Spaces' })).toEqual({
    kind: 'ok',
    settings: current,
  });
});

test('refuses a minimum over the maximum', () => {
  expect(decideSettings(current, { minimum: 13 })).toMatchObject({
    kind: 'invalid',
    problems: [{ setting: 'minimum', problem: 'found 13, expected the maximum, 12, or less' }],
  });
});

test('refuses a lateness limit that is over before a scheduler can look', () => {
  for (const lateLimit of ['0', '60s', '4m']) {
    expect(decideSettings(current, { lateLimit })).toMatchObject({
      kind: 'invalid',
      problems: [{ setting: 'lateLimit', problem: expect.stringContaining('at least 5m') }],
    });
  }
  expect(decideSettings(current, { lateLimit: '5m' }).kind).toBe('ok');
});

test.each(['+02:00', 'GMT+2 ', 'Europe', '', 'Europe/London\u0000'])(
  'refuses %j as a time zone',
  (timeZone) => {
    expect(decideSettings(current, { timeZone }).kind).toBe('invalid');
  },
);

test('a title that gives no slug needs one beside it', () => {
  expect(decideSettings(null, { title: '每周' })).toMatchObject({
    kind: 'invalid',
    problems: [{ setting: 'slug' }],
  });
  expect(decideSettings(null, { title: '每周', slug: 'weekly' }).kind).toBe('ok');
});

test('a theme is taken as its file has it, cleared by null, and refused with every reason', () => {
  const theme = { light: { accent: '#0b5d4b' } };
  const themed = decideSettings(current, { theme });
  expect(themed).toMatchObject({ kind: 'ok', settings: { theme } });
  expect(decideSettings({ ...current, theme }, { theme: null })).toMatchObject({
    kind: 'ok',
    settings: { theme: null },
  });
  expect(decideSettings({ ...current, theme }, { title: 'Other' })).toMatchObject({
    kind: 'ok',
    settings: { theme },
  });
  expect(decideSettings(current, { theme: { light: { ink: '#cccccc' } } })).toMatchObject({
    kind: 'invalid',
    problems: [
      {
        setting: 'theme',
        problem: expect.stringMatching(/^light: ink #cccccc on paper .*; light:/),
      },
    ],
  });
});
