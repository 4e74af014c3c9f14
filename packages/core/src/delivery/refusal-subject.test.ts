import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalSubject } from './refusal-subject.ts';

const ADDRESSES = ['ada@readers.example', 'no address at all', 'o.k+x@readers.example'];

const subject = (message: string, name = 'validation_error') =>
  refusalSubject({ name, message }, ADDRESSES);

describe('a refusal is about a reader', () => {
  test.each([
    'Invalid `to` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.',
    "Invalid 'to' field.",
    'Invalid "to" field.',
    'Invalid `to` field. Please use our testing email address instead of domains like `example.com`.',
    'Missing `to` field.',
    'The to field is empty.',
    'Invalid to field',
    'to[0] has no domain',
    'Error in `emails[3].to`',
    'The recipient is not allowed here',
    'One or more recipients are invalid',
  ])('that names its field: %s', (message) => {
    expect(subject(message)).toBe('recipient');
  });

  test('with the name of a bad address', () => {
    expect(subject('No.', 'invalid_to_address')).toBe('recipient');
  });

  test.each([
    'ada@readers.example does not exist',
    'Cannot send to ADA@Readers.Example.',
    'Invalid `to` field: <o.k+x@readers.example>',
    'Your message to ada@readers.example bounces',
  ])('whose address it quotes: %s', (message) => {
    expect(subject(message)).toBe('address');
  });

  test.each([
    'team@readers.example',
    'you@readers.example',
    'security@plan.example',
    'api-key@account.example',
    'from@text.example',
  ])('whose address contains a word about the account: %s', (address) => {
    const quoted = [`Invalid \`to\` field: ${address}`, `"${address}" does not exist`];
    for (const message of quoted) {
      expect(refusalSubject({ name: 'validation_error', message }, [address])).toBe('address');
      expect(
        refusalSubject({ name: 'validation_error', message: `Your account: ${message}` }, [
          address,
        ]),
      ).toBe('account');
    }
  });

  test.each([
    'nada@readers.example',
    'ada@readers.example.org',
    'x.ada@readers.example',
    'no address at all',
  ])('but not by an address that only contains it: %s', (quoted) => {
    expect(subject(`${quoted} does not exist`)).toBe('unknown');
  });
});

describe('a refusal is about the account', () => {
  test.each([
    'API key is invalid',
    'This API key may not send to this recipient',
    'Your API key may not send to ada@readers.example',
    'The gmail.com domain is not verified. Please, add and verify your domain',
    'The example.org domain is not verified',
    'Your account is suspended',
    'Sending is suspended: too many recipients complained',
    'You can only send testing emails to your own email address (ada@readers.example).',
    'You are not allowed to send these emails',
    'You have too many recipients this hour',
    'We may have found a security issue with the request.',
    'Upgrade the plan to send to more recipients',
  ])('%s', (message) => {
    expect(subject(message)).toBe('account');
  });

  test.each(['invalid_api_key', 'security_error', 'email_above_quota', 'not_found'])(
    'by its name alone: %s',
    (name) => {
      expect(subject('Invalid `to` field: ada@readers.example', name)).toBe('account');
    },
  );
});

describe('a refusal is about what all mails share', () => {
  test.each([
    'Invalid `from` field. The email address needs to follow the format',
    'Invalid `from` field: ada@readers.example',
    'The `from`, `to` and `subject` fields are required',
    'The `reply_to` address ada@readers.example is invalid',
    'The `subject` must not be empty',
    '`html` or `text` required',
    'Too many tags',
    'Tags should only contain ASCII letters',
    'Invalid `cc` field.',
  ])('%s', (message) => {
    expect(subject(message)).toBe('content');
  });

  test.each(['invalid_from_address', 'invalid_attachment', 'invalid_idempotency_key'])(
    'by its name alone: %s',
    (name) => {
      expect(subject('Invalid `to` field.', name)).toBe('content');
    },
  );
});

test.each([
  '',
  'No.',
  'We found an error with one or more fields in the request.',
  'Failed to process the batch',
  'We were unable to field the request',
  'Not allowed to send to this region',
  'Something new that nobody has heard of',
])('a refusal that says none of this is about nobody known: %s', (message) => {
  expect(subject(message)).toBe('unknown');
});

test('no message is about a reader without naming one', () => {
  const words = fc.constantFrom('to', 'send', 'failed', 'email', 'address', 'invalid', 'the', '.');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((all) => all.join(' ')),
      ),
      (message) => {
        const about = subject(message);
        if (about === 'recipient') expect(message).toMatch(/[`"']\S*to\S*[`"']|to\[|recipient/i);
        else expect(about).not.toBe('address');
      },
    ),
  );
});
