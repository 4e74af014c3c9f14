import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptPath } from './kept-path.ts';

describe('the path of a kept answer', () => {
  it.each([
    ['/issues/1', '/issues/1'],
    ['/%69ssues/%31', '/issues/1'],
    ['/feed/outlets/A&B.xml', '/feed/outlets/A%26B.xml'],
    ['/feed/outlets/A%26B.xml', '/feed/outlets/A%26B.xml'],
    ['/reviews/caf%c3%a9', '/reviews/caf%C3%A9'],
    ['/feed/outlets/A%2fB.xml', '/feed/outlets/A%2FB.xml'],
    ['/feed/outlets/A/B.xml', '/feed/outlets/A/B.xml'],
    ['/reviews/%2571uiet', '/reviews/%2571uiet'],
    ['/reviews/%', null],
    ['/reviews/%ff', null],
    ['/feed/outlets/WI%00RED.xml', null],
  ])('%s is %s', (path, kept) => {
    expect(keptPath(path)).toBe(kept);
  });

  it('is the same for every spelling of its letters', () => {
    const letter = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.nat(2));
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 20 }), (letters) => {
        fc.pre(letters.every(([each]) => each.isWellFormed() && each !== '\0'));
        const hex = (text: string) =>
          Buffer.from(text)
            .toString('hex')
            .replaceAll(/../g, (byte) => `%${byte}`);
        const usual = letters.map(([each]) => encodeURIComponent(each)).join('');
        const other = letters
          .map(([each, way]) =>
            way === 0 ? encodeURIComponent(each) : way === 1 ? hex(each) : hex(each).toUpperCase(),
          )
          .join('');
        expect(keptPath(`/${other}`)).toBe(`/${usual}`);
        expect(keptPath(`/${usual}`)).toBe(`/${usual}`);
      }),
    );
  });
});
