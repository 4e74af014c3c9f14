import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBounce } from './read-bounce.ts';

describe('a bounce', () => {
  test.each([
    ['Permanent', 'General'],
    ['Permanent', 'NoEmail'],
    ['Permanent', 'ContentRejected'],
  ])('that is %s %s is about the address', (type, subType) => {
    expect(readBounce({ type, subType })).toEqual({
      blame: 'address',
      detail: `${type} ${subType}`,
    });
  });

  test.each([
    ['Transient', 'General'],
    ['Transient', 'MailboxFull'],
    ['Undetermined', 'Undetermined'],
  ])('that is %s %s is temporary', (type, subType) => {
    expect(readBounce({ type, subType }).blame).toBe('moment');
  });

  test.each(['MessageTooLarge', 'ContentRejected', 'AttachmentRejected'])(
    'that is Transient %s is about the mail',
    (subType) => {
      expect(readBounce({ type: 'Transient', subType }).blame).toBe('mail');
    },
  );

  test.each([
    ['smtp; 452 4.2.2 mailbox full', 'moment'],
    ['smtp; 421 4.4.2 connection lost to 10.7.1.1', 'moment'],
    ['smtp; 421 too many connections from 5.7.1.4', 'moment'],
    ['smtp; 450 4.1.3 no such thing', 'moment'],
    ['smtp; 450 4.3.2 not accepting mail', 'moment'],
    ['smtp; 450 4.1.4 ambiguous', 'moment'],
    ['smtp; 450 4.7.1 greylisted, or blocked', 'mail'],
    ['smtp; 550 5.7.515 not authenticated', 'mail'],
    ['smtp; 554 5.6.0 content rejected', 'mail'],
    ['smtp; 552 5.3.4 message too big for system', 'mail'],
    ['smtp; 552 5.2.3 message too long', 'mail'],
  ])('with the diagnostic %j is about the %s', (diagnostic, blame) => {
    const bounce = { type: 'Transient', subType: 'General' };
    expect(readBounce({ ...bounce, diagnosticCode: [diagnostic] }).blame).toBe(blame);
    expect(readBounce({ ...bounce, diagnosticCode: diagnostic }).blame).toBe(blame);
  });

  test('is about the mail if any of its diagnostics is, and treats none of them as text', () => {
    const bounce = { type: 'Transient', subType: 'General' };
    const two = ['smtp; 452 4.2.2 full', 'smtp; 552 5.3.4 too big'];
    expect(readBounce({ ...bounce, diagnosticCode: two }).blame).toBe('mail');
    expect(readBounce({ ...bounce, diagnosticCode: [['5.7.1']] }).blame).toBe('moment');
    expect(readBounce({ type: 'Transient', subType: 'x'.repeat(200) }).detail).toHaveLength(100);
  });

  test('is about the address only when it is permanent, whatever else it reports', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (rest, type) => {
        const { blame, detail } = readBounce({ ...rest, type });
        return (blame === 'address') === (type === 'Permanent') && detail.length <= 100;
      }),
    );
  });
});
