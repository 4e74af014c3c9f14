import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEmailAddress } from './email-address.ts';

function read(text: string) {
  const reading = parseEmailAddress(text);
  return reading.kind === 'ok' ? [reading.address, reading.canonical] : reading.kind;
}

const atoms = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}$/);
const locals = fc.array(atoms, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
const labels = fc.stringMatching(/^[A-Za-z]([A-Za-z0-9]{0,10}[A-Za-z0-9])?$/);
const domains = fc.array(labels, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.'));

describe('parseEmailAddress', () => {
  it.each([
    ['ada@example.com', 'ada@example.com', 'ada@example.com'],
    [
      '  Ada.Lovelace+news@Example.COM\t',
      'Ada.Lovelace+news@example.com',
      'ada.lovelace+news@example.com',
    ],
    ['ada@Bücher.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@faß.de', 'ada@xn--fa-hia.de', 'ada@xn--fa-hia.de'],
    ['ada@例え。テスト', 'ada@xn--r8jz45g.xn--zckzah', 'ada@xn--r8jz45g.xn--zckzah'],
    ["o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk"],
    [
      `${'a'.repeat(64)}@example.com`,
      `${'a'.repeat(64)}@example.com`,
      `${'a'.repeat(64)}@example.com`,
    ],
  ])('accepts %j', (typed, address, canonical) => {
    expect(read(typed)).toEqual([address, canonical]);
  });

  it.each([
    ['nothing', ''],
    ['no @', 'ada.example.com'],
    ['nothing before the @', '@example.com'],
    ['nothing after the @', 'ada@'],
    ['two @', 'ada@home@example.com'],
    ['a display name', 'Ada <ada@example.com>'],
    ['a quoted local part', '"ada lovelace"@example.com'],
    ['a comment', 'ada(me)@example.com'],
    ['a group', 'friends: ada@example.com;'],
    ['two addresses', 'ada@example.com, bob@example.com'],
    ['a space inside', 'ada lovelace@example.com'],
    ['a header after it', 'ada@example.com\r\nBcc: bob@example.com'],
    ['a null', 'ada\0@example.com'],
    ['a dot at the start', '.ada@example.com'],
    ['a dot at the end', 'ada.@example.com'],
    ['two dots', 'ada..l@example.com'],
    ['a domain without a dot', 'ada@localhost'],
    ['a domain with a dot at its end', 'ada@example.com.'],
    ['an empty label', 'ada@example..com'],
    ['an address literal', 'ada@[192.0.2.1]'],
    ['an IPv4 address', 'ada@192.0.2.1'],
    ['a short IPv4 address', 'ada@1.2'],
    ['a port', 'ada@example.com:25'],
    ['a path', 'ada@example.com/x'],
    ['a percent escape', 'ada@ex%61mple.com'],
    ['an underscore in the domain', 'ada@my_example.com'],
    ['a label with a hyphen at its end', 'ada@example-.com'],
    ['a local part of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['255 characters', `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(3)}cc`],
    ['a label of 64 characters', `ada@${'b'.repeat(64)}.com`],
    ['a local part outside ASCII', 'jürgen@example.com'],
    ['a look-alike letter', 'аda@example.com'],
    ['a direction override', 'ada\u202e@example.com'],
  ])('refuses %s', (_what, typed) => {
    expect(read(typed)).toBe('invalid');
  });

  it('says why a local part outside ASCII is refused', () => {
    expect(parseEmailAddress('jürgen@example.com')).toEqual({
      kind: 'invalid',
      flaw: 'foreign-letters',
      expected: 'only ASCII letters before the @ (mail servers on the way may refuse others)',
    });
  });

  it('accepts every plain address, keeps its local part, and reads its own output the same way', () => {
    fc.assert(
      fc.property(locals, domains, (local, domain) => {
        const reading = parseEmailAddress(`${local}@${domain}`);
        if (reading.kind === 'invalid') throw new Error('refused');
        expect(reading.address).toBe(`${local}@${domain.toLowerCase()}`);
        expect(parseEmailAddress(reading.address)).toEqual(reading);
      }),
    );
  });

  it('gives spellings that differ only in case one canonical form', () => {
    fc.assert(
      fc.property(locals, domains, (local, domain) => {
        const typed = `${local}@${domain}`;
        const forms = [typed, typed.toUpperCase(), typed.toLowerCase()].map((text) => {
          const reading = parseEmailAddress(text);
          return reading.kind === 'ok' ? reading.canonical : null;
        });
        expect(new Set(forms)).toEqual(new Set([typed.toLowerCase()]));
      }),
    );
  });

  it('only ever returns one ASCII address within the limits', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `a@${s}.b`),
        ),
        (text) => {
          const reading = parseEmailAddress(text);
          if (reading.kind === 'invalid') return;
          expect(reading.address).toMatch(/^[!-?A-~]{1,64}@[a-z0-9.-]{3,189}$/);
          expect(reading.address).not.toMatch(/[",:;<>()[\]\\]/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
