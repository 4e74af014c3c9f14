import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonText } from './json-text.ts';
import { createPaint, WIPE_LINE } from './paint.ts';
import { createPrinter } from './printer.ts';

function printing(isTTY: boolean) {
  let written = '';
  const out = { isTTY, write: (text: string) => void (written += text) };
  return { printer: createPrinter(out), paint: createPaint(out, {}), written: () => written };
}

describe('createPrinter', () => {
  test('shows control characters as code points, and keeps lines and tabs', () => {
    const { printer, written } = printing(true);
    printer.write('a\u001b[2J\tb\u009b31m\u202ec\u200bd\n');
    expect(written()).toBe('a<U+001B>[2J\tb<U+009B>31m<U+202E>c<U+200B>d\n');
  });

  test('draws our own colours, but not those in the text', () => {
    const { printer, paint, written } = printing(true);
    printer.write(WIPE_LINE + paint.red(`a${paint.bold('\u001b[32mb')}`));
    expect(written()).toBe(
      '\u001b[1G\u001b[2K\u001b[31ma\u001b[1m<U+001B>[32mb\u001b[22m\u001b[39m',
    );
  });

  test('keeps the exact bytes for programs, but not for a terminal', () => {
    const [piped, watched] = [printing(false), printing(true)];
    piped.printer.writeExact('a\u001b\r\n');
    watched.printer.writeExact('a\u001b\r\n');
    expect(piped.written()).toBe('a\u001b\r\n');
    expect(watched.written()).toBe('a<U+001B>\n');
  });

  test('lets no text control a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { printer, written } = printing(true);
        printer.write(text);
        expect(written()).not.toMatch(/[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

test('JSON with escaped invisible characters means the same', () => {
  fc.assert(
    fc.property(fc.json(), fc.string({ unit: 'binary' }), (json, text) => {
      const value: unknown = [JSON.parse(json), text];
      expect(JSON.parse(jsonText(value, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(jsonText(value)).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
    }),
  );
});
