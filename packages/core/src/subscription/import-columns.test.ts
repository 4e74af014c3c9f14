import { describe, expect, it } from 'vitest';
import { readImportColumns, type ImportTerms } from './import-columns.ts';

const read = (row: readonly string[], terms: Partial<ImportTerms> = {}) =>
  readImportColumns(row, {
    fileName: 'people.csv',
    allConfirmed: false,
    passOver: [],
    ...terms,
  });

function planOf(row: readonly string[], terms: Partial<ImportTerms> = {}) {
  const reading = read(row, terms);
  if (reading.kind === 'invalid') throw new Error(`${reading.found}: ${reading.expected}`);
  return reading.plan;
}

const MAILCHIMP =
  'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID,NOTES,TAGS'.split(
    ',',
  );
const LISTMONK = ['uuid', 'email', 'name', 'attributes', 'status', 'created_at', 'updated_at'];

describe('the program behind a file', () => {
  it.each([
    ['galley', 'email,name,status,since,confirmed_at,unsubscribed_at,suppression'],
    ['mailchimp', 'Email Address,First Name,Last Name,Birthday,MEMBER_RATING'],
    ['mailchimp', 'Email Address,UNSUB_TIME'],
    ['mailchimp', '"Email Address",CLEAN_TIME,LEID'.replaceAll('"', '')],
    ['substack', 'email,active_subscription,expiry,email_disabled,prefer_digests,created_at'],
    [
      'substack',
      'email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at',
    ],
    ['substack', 'email,expiry,email_disabled,prefer_digests,stripe_connected_customer_id,type'],
    ['substack', 'Email,Name,Stripe plan,Cancel date,Start date,Paid upgrade date,Activity,Type'],
    [
      'ghost',
      'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers',
    ],
    ['ghost', 'id,email,name,note,subscribed_to_emails,created_at,deleted_at,labels,products'],
    ['buttondown', 'id,creation_date,email_address,type,tags,metadata'],
    ['buttondown', 'email,subscriber_type'],
    ['buttondown', 'email,undeliverability_date'],
    ['beehiiv', 'email,First Name,Last Name,status,tier,created_at,Premium,unsubscribed_at'],
    ['plain', 'email,name'],
    ['plain', 'email,status'],
    ['plain', 'email,type'],
  ])('is %s by the columns %s', (format, header) => {
    expect(planOf(header.split(',')).format.name).toBe(format);
    const shouted = header.toUpperCase().replaceAll('_', ' ').split(',').toReversed();
    expect(planOf(shouted).format.name).toBe(format);
  });

  it('is listmonk, whose files the operator has to vouch for', () => {
    expect(read(LISTMONK)).toMatchObject({
      kind: 'invalid',
      expected: expect.stringContaining('--all-confirmed') as string,
    });
    expect(planOf(LISTMONK, { allConfirmed: true }).format.name).toBe('listmonk');
  });
});

describe('the columns', () => {
  it('are found in any order and spelling', () => {
    expect(planOf(['Name', 'E-Mail'])).toMatchObject({ email: 1, names: { whole: 0 }, width: 2 });
    expect(planOf(['id', 'EMAIL ADDRESS', 'full_name'])).toMatchObject({
      email: 1,
      names: { whole: 2, first: -1, last: -1 },
    });
    expect(planOf(['\ufeffgiven name', 'Family-Name', 'em\u200bail'])).toMatchObject({
      email: 2,
      names: { first: 0, last: 1 },
    });
  });

  it('are one column of addresses where there is no header', () => {
    expect(read(['ada@example.com'])).toMatchObject({
      kind: 'data',
      plan: { email: 0, width: 1, format: { name: 'plain' } },
    });
  });

  it('are listed with their meanings', () => {
    expect(planOf(['email', 'Favourite colour', 'status']).columns).toEqual([
      { column: 'email', meaning: 'address' },
      { column: 'Favourite colour', meaning: 'passed over' },
      { column: 'status', meaning: 'standing, by its word' },
    ]);
  });

  it.each([[['ada@example.com', 'Ada']], [['addresses']], [['email', 'E-Mail']], [['name']]])(
    'are refused in the first row %j',
    (row) => {
      expect(read(row).kind).toBe('invalid');
    },
  );

  it.each([
    'Consent text',
    'is_sub',
    'Subscription plan',
    'Newsletter',
    'email_verified',
    'Soft bounces',
    'GDPR',
    'Last status change',
    'userState2',
    'Blocked senders',
    'Do not call',
    'activation',
    'Abgemeldet am',
    'suscrito',
    'حالة الاشتراك',
    'مشترك',
    'Désabonné',
    'Actif',
    'Uitgeschreven',
    'Disiscritto',
    'Отписан',
    '退订',
    'No mail',
    'nomail',
    'Can receive email',
    'Email OK',
    'email_preferences',
    'May be contacted',
    'Consent withdrawn',
    'Suspended',
    'Stopped on',
    'Stop Time',
    'list_member',
    'Former reader',
    'Email and SMS consent status',
    'Excluded',
    'Pending',
    'Reason',
    'Legal basis for processing',
  ])('refuse the file if "%s" may say who receives, and say how to continue', (column) => {
    expect(read(['email', column])).toMatchObject({
      kind: 'invalid',
      found: expect.stringContaining(`"${column}"`) as string,
      expected: expect.stringContaining(`--pass-over "${column}"`) as string,
      columns: [{}, { column, meaning: 'not understood' }],
    });
    expect(planOf(['email', column], { passOver: [column] }).columns[1]).toEqual({
      column,
      meaning: 'passed over',
    });
  });

  it.each([
    ['State/Province', 'passed over'],
    ['State/Region', 'passed over'],
    ['Mailing state', 'passed over'],
    ['Company status', 'passed over'],
    ['Marital status', 'passed over'],
    ['Payment status', 'passed over'],
    ['Activity', 'passed over'],
    ['Blocks', 'passed over'],
    ['Emails received', 'passed over'],
    ['Accepts SMS Marketing', 'passed over'],
    ['SMS_BLACKLISTED', 'passed over'],
    ['How did you find out about us?', 'passed over'],
    ['Reason for joining', 'passed over'],
    ['active since', 'since when'],
    ['Member since', 'since when'],
    ['Angemeldet am', 'since when'],
    ['Unsubscribed from all email', 'standing: a mark means that the person gets no mail'],
  ])('read "%s" as: %s', (column, meaning) => {
    expect(planOf(['email', column]).columns[1]).toEqual({ column, meaning });
  });

  it('read a state as part of an address next to other parts of one', () => {
    const meaning = 'passed over as part of an address, unless its word gives a standing';
    expect(planOf(['email', 'City', 'State', 'Zip']).columns[2]?.meaning).toBe(meaning);
    expect(planOf(['email', 'state', 'country']).columns[1]?.meaning).toBe(meaning);
    expect(planOf(['email', 'state']).columns[1]?.meaning).toBe('standing, by its word');
    expect(read(['email', 'state', 'city'], { fileName: 'unsubscribed.csv' }).kind).toBe('invalid');
  });

  it('are passed over on request only if no known program uses them', () => {
    expect(planOf(['email', 'State'], { passOver: ['state'] }).evidence).toEqual([]);
    expect(read(['email', 'email_disabled'], { passOver: ['email_disabled'] })).toMatchObject({
      kind: 'invalid',
      expected: 'no column that counts in an export of Substack',
    });
    expect(read(['email'], { passOver: ['colour'] })).toMatchObject({
      kind: 'invalid',
      found: '--pass-over "colour"',
    });
  });
});

describe('a file that describes its people only as a whole', () => {
  it('from Mailchimp needs Mailchimp’s own name or the operator’s word', () => {
    expect(read(MAILCHIMP)).toMatchObject({ kind: 'invalid' });
    expect(read(MAILCHIMP, { fileName: 'my_subscribed_members_export_1a2b.csv' }).kind).toBe(
      'invalid',
    );
    expect(planOf(MAILCHIMP, { allConfirmed: true }).everyone).toBe(null);
    for (const fileName of [
      'subscribed_members_export_1a2b.csv',
      'in/subscribed_email_audience_export_1a2b.csv',
      'subscribed_members_export_1a2b (1).csv',
    ]) {
      expect(planOf(MAILCHIMP, { fileName }).everyone).toBe(null);
    }
  });

  it.each([
    ['unsubscribed_members_export_1a2b.csv', { status: 'unsubscribed', suppression: null }],
    ['nonsubscribed_members_export_1a2b.csv', { status: 'pending', suppression: null }],
    ['cleaned_members_export_1a2b.csv', { status: 'unsubscribed', suppression: 'bounce' }],
  ])('of Mailchimp gets no mail when it is called %s', (fileName, everyone) => {
    expect(planOf(MAILCHIMP, { fileName, allConfirmed: true }).everyone).toEqual(everyone);
    expect(planOf(MAILCHIMP, { fileName }).everyone).toEqual(everyone);
  });

  it.each([
    ['UNSUB_TIME', { status: 'unsubscribed', suppression: null }],
    ['CLEAN_TIME', { status: 'unsubscribed', suppression: 'bounce' }],
  ])('of Mailchimp gets no mail with a column %s, whatever it is called', (column, everyone) => {
    const fileName = 'subscribed_members_export_1a2b.csv';
    expect(planOf([...MAILCHIMP, column], { fileName, allConfirmed: true }).everyone).toEqual(
      everyone,
    );
  });

  it('is refused if its name suggests people who left and its columns don’t', () => {
    const fileName = 'unsubscribed.csv';
    expect(read(['email'], { fileName }).kind).toBe('invalid');
    expect(read(['a@b.example'], { fileName }).kind).toBe('invalid');
    expect(planOf(['email', 'status'], { fileName }).everyone).toBe(null);
    expect(planOf(['email'], { fileName, allConfirmed: true }).everyone).toBe(null);
  });

  it.each([
    'unsubs.csv',
    'opt-outs.csv',
    'bounces.csv',
    'SendGrid/bounced_emails.csv',
    'suppression_list.csv',
    'suppressed.csv',
    'spam_reports.csv',
    'complaints 2026.csv',
    'blocklist.csv',
    'Abgemeldete.csv',
  ])('is refused if it is called %s and has no column about standing', (fileName) => {
    expect(read(['email', 'created'], { fileName }).kind).toBe('invalid');
  });

  it.each(['people.csv', 'subscribers.csv', 'newsletter-2026.csv', 'spamalot-fans.csv'])(
    'is accepted if it is called %s',
    (fileName) => {
      expect(planOf(['email'], { fileName }).everyone).toBe(null);
    },
  );

  it('leads to a warning when the program leaves out who turned mail off', () => {
    expect(planOf(['Email', 'Name', 'Stripe plan', 'Cancel date']).warnings).toEqual([
      "An export of Substack: it has no column email_disabled and doesn't tell who turned mail off.",
    ]);
    expect(planOf(['email', 'email_disabled']).warnings).toEqual([]);
  });

  it('is refused if the columns that tell were not exported', () => {
    expect(read(['id', 'email', 'complimentary_plan']).kind).toBe('invalid');
    expect(read(['email_address', 'creation_date']).kind).toBe('invalid');
    expect(planOf(['email_address', 'creation_date'], { allConfirmed: true }).everyone).toBe(null);
  });
});
