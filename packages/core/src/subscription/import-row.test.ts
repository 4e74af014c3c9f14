import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImportColumns } from './import-columns.ts';
import { readImportRow } from './import-row.ts';

type Terms = Partial<Parameters<typeof readImportColumns>[1]>;

/** Reads one row under a header, both separated by commas. */
function read(header: string, row: string, terms: Terms = {}) {
  const reading = readImportColumns(header.split(','), {
    fileName: 'people.csv',
    allConfirmed: false,
    passOver: [],
    ...terms,
  });
  if (reading.kind === 'invalid') throw new Error(`${reading.found}: ${reading.expected}`);
  return readImportRow(row.split(','), reading.plan);
}

/** `confirmed`, `unsubscribed bounce`, `refused` and so on. */
function standing(header: string, row: string, terms: Terms = {}): string {
  const reading = read(header, row, terms);
  if (reading.kind !== 'row') return reading.kind;
  const { status, suppression } = reading.person;
  return [status, suppression].filter((word) => word !== null).join(' ');
}

const GHOST = 'email,name,subscribed_to_emails,complimentary_plan,deleted_at';
const SUBSTACK = 'email,active_subscription,plan,email_disabled,created_at';
const BUTTONDOWN = 'email_address,type,unsubscription_date,undeliverability_date';
const BEEHIIV = 'email,status,tier,unsubscribed_at';
const LISTMONK = 'uuid,email,name,attributes,status';
const OWN = 'email,name,status,since,confirmed_at,unsubscribed_at,suppression';
const DAY = '2024-05-06T07:08:09Z';

describe('the standing of a person', () => {
  it.each([
    ['email,city,state', 'a@b.de,Boston,MA', 'confirmed'],
    ['email,city,state', 'a@b.de,Boston,', 'confirmed'],
    ['email,city,state', 'a@b.de,Boston,cancelled', 'unsubscribed'],
    ['email,city,state', 'a@b.de,Boston,bounced', 'unsubscribed bounce'],
    ['email,state', 'a@b.de,MA', 'refused'],
    ['email,Unsubscribed from all email', 'a@b.de,true', 'unsubscribed'],
    ['email,tags', 'a@b.de,Abgemeldet', 'refused'],
    ['email,tags', 'a@b.de,vip; unsubscribed', 'refused'],
    ['email,tags', 'a@b.de,never|unsub|since', 'refused'],
    ['email,notes', 'a@b.de,asked what unsubscribed means; stayed', 'confirmed'],
    ['email,Consent date', 'a@b.de,no', 'refused'],
    ['email,subscribed_at', 'a@b.de,unsubscribed', 'refused'],
    ['email,subscribed_at', 'a@b.de,3 May', 'confirmed'],
    ['email,tags', 'a@b.de,désabonné', 'refused'],
    [GHOST, 'a@b.de,,true,,', 'confirmed'],
    [GHOST, 'a@b.de,,TRUE,true,', 'confirmed'],
    [GHOST, 'a@b.de,,false,,', 'unsubscribed'],
    [GHOST, 'a@b.de,,,,', 'refused'],
    [GHOST, 'a@b.de,,maybe,,', 'refused'],
    [GHOST, `a@b.de,,true,,${DAY}`, 'unsubscribed'],
    ['email,subscribed_to_emails,newsletters', 'a@b.de,true,', 'refused'],
    ['email,subscribed_to_emails,newsletters', 'a@b.de,false,', 'unsubscribed'],
    ['newsletters,subscribed_to_emails,email', ',true,a@b.de', 'refused'],
    ['email,subscribed_to_emails,newsletters', 'a@b.de,true,Weekly', 'confirmed'],
    ['email,newsletters,complimentary_plan,deleted_at', 'a@b.de,,false,', 'refused'],
    ['email,newsletters,complimentary_plan,deleted_at', 'a@b.de,Weekly,false,', 'confirmed'],
    ['email,newsletters,complimentary_plan,deleted_at', `a@b.de,,false,${DAY}`, 'unsubscribed'],
    [SUBSTACK, 'a@b.de,false,other,false,', 'confirmed'],
    [SUBSTACK, 'a@b.de,true,other,true,', 'unsubscribed'],
    [SUBSTACK, 'a@b.de,true,other,,', 'refused'],
    ['Email,Name,Stripe plan,Cancel date', 'a@b.de,A,founding,2024-01-01', 'confirmed'],
    [BUTTONDOWN, 'a@b.de,regular,,', 'confirmed'],
    [BUTTONDOWN, 'a@b.de,Past Due,,', 'confirmed'],
    [BUTTONDOWN, 'a@b.de,unactivated,,', 'pending'],
    [BUTTONDOWN, 'a@b.de,removed,,', 'unsubscribed'],
    [BUTTONDOWN, 'a@b.de,blocked,,', 'unsubscribed'],
    [BUTTONDOWN, 'a@b.de,complained,,', 'unsubscribed complaint'],
    [BUTTONDOWN, 'a@b.de,undeliverable,,', 'unsubscribed bounce'],
    [BUTTONDOWN, 'a@b.de,spammy,,', 'refused'],
    [BUTTONDOWN, 'a@b.de,,,', 'refused'],
    [BUTTONDOWN, 'a@b.de,regular,2023-01-02 16:55:00+00:00,', 'unsubscribed'],
    [BUTTONDOWN, 'a@b.de,regular,,2023-01-02 16:55:00+00:00', 'unsubscribed bounce'],
    ['email_address,type', 'a@b.de,unsubscribed', 'unsubscribed'],
    [BEEHIIV, 'a@b.de,active,free,', 'confirmed'],
    [BEEHIIV, 'a@b.de,active,free,2023-03-24 10:23:10 UTC', 'unsubscribed'],
    [BEEHIIV, 'a@b.de,pending,free,', 'unsubscribed'],
    [BEEHIIV, 'a@b.de,invalid,free,', 'unsubscribed'],
    [BEEHIIV, 'a@b.de,needs_attention,free,', 'refused'],
    ['Email Address,UNSUB_TIME,LEID', 'a@b.de,2024-05-06 07:08:09,1', 'unsubscribed'],
    ['Email Address,UNSUB_TIME,LEID', 'a@b.de,,1', 'unsubscribed'],
    ['Email Address,CLEAN_TIME,LEID', 'a@b.de,,1', 'unsubscribed bounce'],
    [OWN, `a@b.de,,confirmed,${DAY},${DAY},,`, 'confirmed'],
    [OWN, `a@b.de,,pending,${DAY},,,`, 'pending'],
    [OWN, `a@b.de,,unsubscribed,${DAY},,${DAY},`, 'unsubscribed'],
    [OWN, `a@b.de,,confirmed,${DAY},${DAY},,complaint`, 'confirmed complaint'],
    [OWN, `a@b.de,,confirmed,${DAY},${DAY},,by-hand`, 'confirmed by-hand'],
    [OWN, 'a@b.de,,,,,,bounce', 'bounce'],
    [OWN, 'a@b.de,,,,,,', 'refused'],
    [OWN, 'a@b.de,,active,,,,', 'refused'],
    [OWN, `a@b.de,,confirmed,${DAY},${DAY},,because`, 'refused'],
  ])('in %s as %s is %s', (header, row, expected) => {
    expect(standing(header, row)).toBe(expected);
  });

  it.each([
    ['a@b.de', 'enabled', 'confirmed'],
    ['a@b.de', 'disabled', 'unsubscribed'],
    ['a@b.de', 'blocklisted', 'unsubscribed'],
    ['a@b.de', 'unknown', 'refused'],
  ])('in a vouched file of listmonk %s %s is %s', (address, word, expected) => {
    expect(standing(LISTMONK, `1,${address},A,{},${word}`, { allConfirmed: true })).toBe(expected);
  });

  it('in Galley’s own file follows the later of leaving and confirming, in any order of columns', () => {
    const later = '2025-01-01T00:00:00.000Z';
    expect(standing(OWN, `a@b.de,,confirmed,${DAY},${later},${DAY},`)).toBe('confirmed');
    expect(standing(OWN, `a@b.de,,confirmed,${DAY},${DAY},${later},`)).toBe('unsubscribed');
    expect(standing(OWN, `a@b.de,,confirmed,${DAY},,${DAY},`)).toBe('unsubscribed');
    const turned = OWN.split(',').toReversed().join(',');
    expect(standing(turned, `,${DAY},${later},${DAY},confirmed,,a@b.de`)).toBe('confirmed');
  });

  it.each([
    ['status', 'confirmed', 'confirmed'],
    ['Status', ' Subscribed ', 'confirmed'],
    ['subscription_status', 'ACTIVE', 'confirmed'],
    ['status', 'enabled', 'refused'],
    ['status', '', 'refused'],
    ['status', 'gold', 'refused'],
    ['status', 'Opted-Out', 'unsubscribed'],
    ['status', 'unsubscribed', 'unsubscribed'],
    ['status', 'cleaned', 'unsubscribed bounce'],
    ['status', 'Marked as spam', 'unsubscribed complaint'],
    ['status', 'pending', 'pending'],
    ['state', 'California', 'refused'],
    ['type', 'unsubscribed', 'unsubscribed'],
    ['subscribed', 'yes', 'confirmed'],
    ['Subscribed?', 'No', 'unsubscribed'],
    ['isSubscribed', '', 'refused'],
    ['opt_in', '1', 'confirmed'],
    ['opt_in', 'F', 'unsubscribed'],
    ['Accepts Marketing', 'no', 'unsubscribed'],
    ['active', 'true', 'confirmed'],
    ['active', '0', 'unsubscribed'],
    ['enabled', 'true', 'refused'],
    ['enabled', 'false', 'unsubscribed'],
    ['consent', 'by phone', 'refused'],
    ['Email Marketing Consent', 'NEVER_SUBSCRIBED', 'unsubscribed'],
    ['Email Marketing Consent', 'SUBSCRIBED', 'confirmed'],
    ['double opt-in', '2', 'refused'],
    ['confirmed', 'no', 'pending'],
    ['unsubscribed', 'true', 'unsubscribed'],
    ['unsubscribed', 'FALSE', 'confirmed'],
    ['unsubscribed', '', 'confirmed'],
    ['unsubscribed', 'gone', 'refused'],
    ['Has Opted Out Of Email', '1', 'unsubscribed'],
    ['email-opt-out', 'x', 'unsubscribed'],
    ['OptOut', '2024-01-01', 'unsubscribed'],
    ['disabled', 't', 'unsubscribed'],
    ['blocklisted', 'yes', 'unsubscribed'],
    ['deleted', '1', 'unsubscribed'],
    ['Unsubscribed At', '01/02/2024', 'unsubscribed'],
    ['unsubscribe_time', DAY, 'unsubscribed'],
    ['unsubscription_date', DAY, 'unsubscribed'],
    ['date_unsubscribed', DAY, 'unsubscribed'],
    ['optout_date', DAY, 'unsubscribed'],
    ['unsub reason', 'too many', 'unsubscribed'],
    ['unsubscribed_at', '0000-00-00 00:00:00', 'refused'],
    ['unsubscribed_at', 'NULL', 'refused'],
    ['deleted_at', DAY, 'unsubscribed'],
    ['bounced', 'true', 'unsubscribed bounce'],
    ['hard_bounced_at', DAY, 'unsubscribed bounce'],
    ['complained_at', DAY, 'unsubscribed complaint'],
    ['spam complaint', 'yes', 'unsubscribed complaint'],
    ['suppressed', 'yes', 'unsubscribed provider'],
    ['suppression', 'complaint', 'complaint'],
    ['suppression', '', 'confirmed'],
    ['suppression', 'perhaps', 'refused'],
    ['confirmed_at', '', 'pending'],
    ['confirmed_at', DAY, 'confirmed'],
    ['subscribed_at', DAY, 'confirmed'],
    ['Group', 'Unsubscribed', 'refused'],
    ['Group', 'Editors', 'confirmed'],
    ['', 'bounced', 'refused'],
  ])('by a column "%s" that reads "%s" is %s', (column, text, expected) => {
    expect(standing(`email,${column}`, `a@b.de,${text}`)).toBe(expected);
  });

  it('is the strictest of all statements, in any order', () => {
    const words = ['confirmed', 'pending', 'unsubscribed', 'bounced', 'complained'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), (said) => {
        const header = `email,${said.map((_, at) => `${'list '.repeat(at)}status`).join(',')}`;
        const strictest = words[Math.max(...said.map((word) => words.indexOf(word)))] ?? '';
        expect(standing(header, `a@b.de,${said.join(',')}`)).toBe(
          standing('email,status', `a@b.de,${strictest}`),
        );
      }),
    );
  });

  it('is never confirmed by an unlisted word', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(GHOST, BUTTONDOWN, BEEHIIV, 'email,status', 'email,opted in'),
        fc.string().filter((text) => !text.includes(',')),
        (header, text) => {
          const row = header
            .split(',')
            .map((title) => (title.startsWith('email') ? 'a@b.de' : text));
          const said = standing(header, row.join(','));
          if (said !== 'confirmed') return;
          expect(text.trim()).toMatch(
            /^(confirmed|subscribed|active|opt(ed)?[\s_-]in|regular|premium|gifted|trialed|paused|unpaid|upcoming|churn(ing|ed)|past[\s_-]due|true|t|yes|y|1|on|x|✓|✔|☑)$/i,
          );
        },
      ),
    );
  });
});

describe('a row', () => {
  const NAMES = 'email,name,status';

  it('returns address, name and times', () => {
    expect(read(OWN, `Ada@Example.com, Ada ,confirmed,${DAY},2024-06-07,,`)).toEqual({
      kind: 'row',
      person: {
        address: 'Ada@example.com',
        canonical: 'ada@example.com',
        name: 'Ada',
        nameDropped: false,
        status: 'confirmed',
        suppression: null,
        since: '2024-05-06T07:08:09.000Z',
        confirmedAt: '2024-06-07T00:00:00.000Z',
        unsubscribedAt: null,
        suppressedAt: null,
        ip: null,
        choice: '',
        rhythm: 'every',
        pausedUntil: null,
        catchUpSince: null,
      },
    });
    const header = 'Email Address,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CLEAN_TIME';
    const times = '2020-01-02 03:04:05,192.0.2.7,2020-01-03 00:00:00,2024-05-06 07:08:09';
    expect(read(header, `a@b.de,${times}`)).toMatchObject({
      person: {
        since: '2020-01-02T03:04:05.000Z',
        confirmedAt: '2020-01-03T00:00:00.000Z',
        suppressedAt: '2024-05-06T07:08:09.000Z',
        ip: '192.0.2.7',
      },
    });
    expect(read('email,ip', 'a@b.de,<script>')).toMatchObject({ person: { ip: null } });
  });

  it.each([
    ['email,First Name,Last Name', 'a@b.de,Fay,Okafor', 'Fay Okafor'],
    ['email,fname,lname', 'a@b.de,,Okafor', 'Okafor'],
    ['email,first_name,name', 'a@b.de,Fay,Fay O.', 'Fay O.'],
    ['email,first_name,name', 'a@b.de,Fay, ', 'Fay'],
    ['email,name', "a@b.de,'=Ada", '=Ada'],
    ['email,name', "a@b.de,O'Brien", "O'Brien"],
  ])('joins the names of %s', (header, row, name) => {
    expect(read(header, row)).toMatchObject({ person: { name, nameDropped: false } });
  });

  it.each(['*|FNAME|*', '{{first_name}}', 'Dear {{ name }}', '%FIRSTNAME%', '[[name]]', '${name}'])(
    'drops the placeholder %s',
    (tag) => {
      expect(read('email,name', `a@b.de,${tag}`)).toMatchObject({
        person: { name: null, nameDropped: true },
      });
    },
  );

  it('keeps every name of an export of Galley', () => {
    expect(read(OWN, `a@b.de,{{me}},confirmed,${DAY},${DAY},,`)).toMatchObject({
      person: { name: '{{me}}', nameDropped: false },
    });
  });

  it('removes the apostrophe of an export again', () => {
    expect(read('email', "'=ada@example.com")).toMatchObject({
      person: { address: '=ada@example.com' },
    });
  });

  it('is skipped when it is blank', () => {
    expect(read(NAMES, ', ,\t')).toEqual({ kind: 'blank' });
  });

  it('may end in empty cells, or early', () => {
    expect(read('email,name', 'a@b.de,Ada,, ,').kind).toBe('row');
    expect(read('email,name', 'a@b.de').kind).toBe('row');
  });

  it.each([
    [NAMES, 'a@b.de,Ada,confirmed,x', '4 fields'],
    [NAMES, ',Ada,confirmed', 'no address'],
    [NAMES, 'ada,,confirmed', '"ada"'],
    [NAMES, 'a@b.de,A\u202eda,confirmed', '"A<U+202E>da"'],
    [NAMES, 'a@b.de,Ada,gone', 'status "gone"'],
    [NAMES, 'a@b.de,Ada,', 'a blank in column "status"'],
    ['email', '\u200bada@b.de', '"‹U+200B›ada@b.de"'],
    ['email', 'a\u00adda@b.de', '"a‹U+00AD›da@b.de"'],
    ['email', 'ada@\u2066b.de', '"ada@‹U+2066›b.de"'],
    ['email', 'ada@exam\u00adple.de', '"ada@exam‹U+00AD›ple.de"'],
    ['email', 'ada\u00a0b@b.de', '"ada‹U+00A0›b@b.de"'],
    ['email', 'a\ufeffda@b.de', '"a‹U+FEFF›da@b.de"'],
    ['email,Kind', 'a@b.de,bounced', 'Kind "bounced"'],
  ])('of %s that reads %s is refused by name', (header, row, found) => {
    expect(read(header, row)).toMatchObject({ kind: 'refused', found });
  });

  it('that is refused says how to continue', () => {
    expect(read('email,State', 'a@b.de,Ohio')).toMatchObject({
      expected: expect.stringContaining('--pass-over "State"') as string,
    });
    expect(read('email,status', 'a@b.de,enabled')).toMatchObject({
      expected: expect.stringContaining('--all-confirmed') as string,
    });
    expect(standing('email,status', 'a@b.de,enabled', { allConfirmed: true })).toBe('confirmed');
    expect(read(BUTTONDOWN, 'a@b.de,gone,,')).toMatchObject({
      expected: expect.not.stringContaining('--pass-over') as string,
    });
  });
});

describe('what a reader has chosen', () => {
  const header = `${OWN},choice,rhythm,paused_until,catch_up_since`;

  it('is read as Galley exports it', () => {
    const until = '2026-05-06T07:08:09.000Z';
    expect(read(header, `a@b.de,,confirmed,,,,,floor=4,monthly,${until},`)).toMatchObject({
      person: { choice: 'floor=4', rhythm: 'monthly', pausedUntil: until, catchUpSince: null },
    });
    expect(read(OWN, 'a@b.de,,confirmed,,,,')).toMatchObject({
      person: { choice: '', rhythm: 'every', pausedUntil: null, catchUpSince: null },
    });
  });

  it.each([
    ['stars=4,every,,', 'choice "stars=4"'],
    ['topics=b;topics=a,every,,', 'choice "topics=b;topics=a"'],
    [',daily,,', 'rhythm "daily"'],
    [',every,soon,', 'paused_until "soon"'],
  ])('is refused as %s', (fields, found) => {
    expect(read(header, `a@b.de,,confirmed,,,,,${fields}`)).toMatchObject({ found });
  });
});
