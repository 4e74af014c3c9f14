import { describe, expect, it } from 'vitest';
import { holdsMergeTag, parsePersonName } from './person-name.ts';

describe('parsePersonName', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada\u00a0', 'Ada'],
    ['Jose\u0301', 'José'],
    ['نور', 'نور'],
    ['   ', null],
    ['', null],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('takes %j', (typed, name) => {
    expect(parsePersonName(typed)).toEqual({ kind: 'ok', name });
  });

  it.each([
    ['a line break', 'Ada\r\nBcc: bob@example.com'],
    ['a tab', 'Ada\tLovelace'],
    ['a null', 'Ada\0'],
    ['an escape', 'Ada\u001b[31m'],
    ['a direction override', 'Ada\u202egnp'],
    ['a direction isolate', 'Ada\u2067x'],
    ['a line separator', 'Ada\u2028x'],
    ['a placeholder', 'Ada\ufdd0token\ufdd1'],
    ['half a surrogate pair', 'Ada\ud83d'],
    ['121 characters', 'a'.repeat(121)],
  ])('refuses %s', (_what, typed) => {
    expect(parsePersonName(typed).kind).toBe('invalid');
  });
});

describe('holdsMergeTag', () => {
  it.each(['*|FNAME|*', '{{ name }}', '{% name %}', '%%name%%', '%FIRST_NAME%', '[[name]]'])(
    'finds %s',
    (name) => expect(holdsMergeTag(name)).toBe(true),
  );

  it.each(['Ada', '100 %', 'A|B*', '{Ada}', '*Ada*', '*|'.repeat(50_000)])(
    'finds nothing in %s',
    (name) => expect(holdsMergeTag(name)).toBe(false),
  );
});
