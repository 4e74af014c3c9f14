import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forceDarkMail } from './force-dark-mail.ts';
import { setScheme } from './set-scheme.ts';

const MAIL = `<!DOCTYPE html><html><head><meta name="color-scheme" content="light dark"/>
<meta name="supported-color-schemes" content="light dark"/>
<style>:root{color-scheme:light dark}#fff-id{color:#000}
@media (prefers-color-scheme: dark) and (min-width:1px){.a{color:#fff !important}}
@media (prefers-color-scheme:light){.b{color:#123456}}</style></head>
<body style="background-color:#fffefb;color:rgb(33, 29, 25)"><table bgcolor="#ffffff"><tr><td>
#ffffff is white, (prefers-color-scheme: dark) is text <a href="https://a.example/#fff">x</a>
</td></tr></table></body></html>`;

describe('setScheme', () => {
  it("resolves a mail's media queries for the scheme that is shown", () => {
    const dark = setScheme(MAIL, 'dark');
    expect(dark).toContain('@media (min-width:0) and (min-width:1px){.a{');
    expect(dark).toContain('@media (max-width:0){.b{');
    expect(dark.match(/content="dark"/g)).toHaveLength(2);
    expect(dark).toContain(':root{color-scheme:dark}');
    const light = setScheme(MAIL, 'light');
    expect(light).toContain('@media (max-width:0) and');
    expect(light).toContain('@media (min-width:0){.b{');
  });

  it('leaves the text alone', () => {
    expect(setScheme(MAIL, 'dark')).toContain('(prefers-color-scheme: dark) is text');
  });
});

describe('forceDarkMail', () => {
  const dark = forceDarkMail(MAIL);

  it('turns backgrounds dark and text light, in styles and attributes', () => {
    const [, ground = ''] = /<body style="background-color:#(\w{6})/.exec(dark) ?? [];
    const [, ink = ''] = /<body style="[^"]*;color:#(\w{6})/.exec(dark) ?? [];
    expect(Number.parseInt(ground.slice(0, 2), 16)).toBeLessThan(0x30);
    expect(Number.parseInt(ink.slice(0, 2), 16)).toBeGreaterThan(0xc0);
    expect(dark).toMatch(/bgcolor="#1\w{5}"/);
    expect(dark).toContain('#fff-id{color:#ffffff}');
  });

  it("ignores the mail's dark styles, and touches neither text nor links", () => {
    expect(dark).toContain('@media (max-width:0) and');
    expect(dark).toContain('#ffffff is white');
    expect(dark).toContain('href="https://a.example/#fff"');
  });

  it('keeps everything that is not a colour', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const safe = text.replaceAll(/[<>"&#]/g, '');
        expect(forceDarkMail(`<head></head><body>${safe}</body>`)).toContain(
          `<body>${safe}</body>`,
        );
      }),
    );
  });
});
