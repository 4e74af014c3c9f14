import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAround } from './cut-around.ts';

const filler = 'lorem ipsum dolor sit amet '.repeat(60);

describe('the piece of a text around what was searched for', () => {
  it('holds the first place with most of the words', () => {
    const text = `${filler}harbour ${filler}The harbour library closed. ${filler}`;
    const piece = cutAround(text, ['harbour', 'librari'], 'harbour library');
    expect(piece).toContain('harbour library closed');
    expect(piece.length).toBeLessThan(810);
    expect(text).toContain(piece);
  });

  it('holds a phrase rather than its words', () => {
    const text = `${filler}snap, not cold ${filler}a Cold Snap came. ${filler}`;
    expect(cutAround(text, ['cold', 'snap'], '"cold snap"')).toContain('a Cold Snap came');
    const letters = `${'灯 台 '.repeat(400)}海辺の灯台守${'山'.repeat(900)}`;
    expect(cutAround(letters, ['灯', '台'], '灯台守')).toContain('灯台守');
  });

  it('finds words without their accents, and none in the middle of others', () => {
    const text = `${filler}scafe ${filler}ein Café ${filler}`;
    expect(cutAround(text, ['cafe'], 'café')).toContain('ein Café');
  });

  it('is the whole text if nothing is found, or the text is short', () => {
    expect(cutAround(filler, ['zebra'], 'zebra')).toBe(filler);
    expect(cutAround('A zebra.', ['zebra'], 'zebra')).toBe('A zebra.');
    const decomposed = `${filler}Cafe\u0301 ${filler}`;
    expect(cutAround(decomposed, ['cafe'], 'cafe')).toBe(decomposed);
  });

  it('cuts no letter in two', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.constantFrom('a', '𠮷', 'é', ' '), (at, unit) => {
        const text = `${unit.repeat(at)}${'𠮷'.repeat(700)} zebra ${'𠮷'.repeat(900)}`;
        const piece = cutAround(text, ['zebra'], 'zebra');
        expect(piece).toContain('zebra');
        expect(piece.isWellFormed()).toBe(true);
      }),
    );
  });
});
