import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';
import { markChanges } from './mark-changes.ts';

const mail = (body: string) =>
  `<html><head><title>one two</title><style>p{color:red}</style></head><body>${body}</body></html>`;
const MARKS =
  /<p><del\b[^>]*>[^<]*<\/del><\/p>(?=<\/body>)|<del\b[^>]*>[^<]*<\/del> |<\/?ins\b[^>]*>/g;

describe('markChanges', () => {
  it('marks added and removed words', () => {
    const marked = markChanges(
      mail('<p>The old <b>word</b> stays</p>'),
      mail('<p>The new <b>word</b> stays</p>'),
    );
    expect(marked?.replaceAll(/ style="[^"]*"/g, '')).toContain(
      '<p>The <del>old</del> <ins>new</ins> <b>word</b> stays</p>',
    );
  });

  it('shows what was removed at the end, and marks nothing in the head', () => {
    const marked = markChanges(mail('<p>a b</p>').replace('one', 'three'), mail('<p>a</p>'));
    expect(marked).toMatch(/<del[^>]*>b<\/del><\/p><\/body>/);
    expect(marked).toContain('<title>one two</title>');
  });

  it('stops when its time is up', () => {
    expect(markChanges(mail('<p>a b</p>'), mail('<p>c d</p>'), -1)).toBeNull();
    expect(compareTexts('One.', 'Two.', -1)).toBeNull();
  });

  it('ignores the preheader, which nobody sees in the mail', () => {
    const hidden = (text: string) =>
      mail(`<div style="display:none;opacity:0">${text}</div><p>b</p>`);
    expect(markChanges(hidden('one \u00a0\u200c'), hidden('two'))).toBe(hidden('two'));
  });

  it('without its marks, is the new mail again, for any two mails', () => {
    const word = fc.stringMatching(/^[a-z]{1,4}$/);
    const body = fc
      .array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 5 })
      .map((paragraphs) => paragraphs.map((words) => `<p>${words.join(' ')}</p>`).join(''));
    fc.assert(
      fc.property(body, body, (before, after) => {
        const marked = markChanges(mail(before), mail(after), Infinity) ?? '';
        expect(marked.replaceAll(MARKS, '')).toBe(mail(after));
        if (before === after) expect(marked).toBe(mail(after));
      }),
    );
  });
});

describe('compareTexts', () => {
  it('shows only changed paragraphs, word by word', () => {
    expect(
      compareTexts('One.\n\nTwo is here.\n\nThree.', 'One.\n\nTwo was here.\n\nThree.'),
    ).toEqual([
      [
        { kind: 'same', text: 'Two ' },
        { kind: 'removed', text: 'is' },
        { kind: 'added', text: 'was' },
        { kind: 'same', text: ' here.' },
      ],
    ]);
  });

  it('ignores where lines break', () => {
    expect(compareTexts('One two\nthree.\n\n====\n', 'One\ntwo three.')).toEqual([]);
  });

  it('shows whole added or removed paragraphs', () => {
    expect(compareTexts('One.', 'One.\n\nTwo.')).toEqual([[{ kind: 'added', text: 'Two.' }]]);
    expect(compareTexts('One.\n\nTwo.', 'One.')).toEqual([[{ kind: 'removed', text: 'Two.' }]]);
  });
});
