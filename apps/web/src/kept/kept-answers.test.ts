import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFresh } from './etag.ts';
import { createKeptAnswers, type KeptAnswer } from './kept-answers.ts';

function open() {
  let time = 0;
  const kept = createKeptAnswers(() => time);
  const pass = (seconds: number) => void (time += seconds * 1000);
  const keep = (target: string, fields: Partial<KeptAnswer> = {}, seconds = Infinity) =>
    kept.begin()?.keep(target, answer(fields), seconds);
  return { kept, keep, pass };
}

const answer = (fields: Partial<KeptAnswer> = {}): KeptAnswer => ({
  route: '/archive',
  newsletterId: '1',
  readsQuery: false,
  etag: '"1"',
  headers: {},
  body: Buffer.from('page'),
  ...fields,
});

const change = (what: 'issue' | 'newsletter' | 'queue', newsletterId: string | null) => ({
  what,
  id: null,
  version: null,
  newsletterId,
});

describe('answers', () => {
  it('are kept only while changes are heard', () => {
    const { kept, keep } = open();
    keep('/');
    expect(kept.find('/')).toBeNull();
    kept.missed();
    keep('/');
    expect(kept.find('/')).not.toBeNull();
    kept.lost();
    expect(kept.find('/')).toBeNull();
    expect(kept.begin()).toBeNull();
    kept.missed();
    expect(kept.find('/')).toBeNull();
  });

  it('are dropped by a change of their newsletter, and no other', () => {
    const { kept, keep } = open();
    kept.missed();
    keep('/');
    keep('/n/other', { newsletterId: '2' });
    keep('/sitemap.xml', { newsletterId: null });
    kept.heard(change('queue', '1'));
    expect(kept.find('/')).not.toBeNull();
    kept.heard(change('issue', '1'));
    expect(['/', '/n/other', '/sitemap.xml'].map((each) => kept.find(each) !== null)).toEqual([
      false,
      true,
      false,
    ]);
    kept.heard(change('newsletter', '1'));
    expect(kept.find('/n/other')).toBeNull();
  });

  it('are not kept if something changed while they were made', () => {
    const { kept } = open();
    kept.missed();
    const making = kept.begin();
    kept.heard(change('issue', '2'));
    making?.keep('/', answer(), Infinity);
    expect(kept.find('/')).toBeNull();
    const beforeLoss = kept.begin();
    kept.lost();
    kept.missed();
    beforeLoss?.keep('/', answer(), Infinity);
    expect(kept.find('/')).toBeNull();
  });

  it('end when an issue appears by itself, and after a minute', () => {
    const { kept, keep, pass } = open();
    kept.missed();
    keep('/soon', {}, 5);
    keep('/past', {}, -1);
    keep('/');
    pass(4);
    expect(kept.find('/soon')).not.toBeNull();
    expect(kept.find('/past')).toBeNull();
    pass(1);
    expect(kept.find('/soon')).toBeNull();
    pass(54);
    expect(kept.find('/')).not.toBeNull();
    pass(1);
    expect(kept.find('/')).toBeNull();
  });

  it('take a limited room, and those that nobody asks for go first', () => {
    const { kept, keep } = open();
    kept.missed();
    const body = Buffer.alloc(1024 * 1024);
    for (let page = 0; page < 62; page += 1) keep(`/${page}`, { body });
    expect(kept.find('/0')).not.toBeNull();
    for (let page = 62; page < 70; page += 1) keep(`/${page}`, { body });
    expect(kept.find('/0')).not.toBeNull();
    expect(kept.find('/1')).toBeNull();
    expect(kept.find('/69')).not.toBeNull();
  });
});

it('no order of changes, losses and makings keeps what was read before a change', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('begin' as const), page: fc.nat(2) }),
    fc.record({ kind: fc.constant('keep' as const), page: fc.nat(2) }),
    fc.record({ kind: fc.constantFrom('change' as const, 'lost' as const, 'missed' as const) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { kept } = open();
      let version = 0;
      const makings = new Map<number, { making: ReturnType<typeof kept.begin>; read: number }>();
      for (const each of acts) {
        if (each.kind === 'begin') {
          makings.set(each.page, { making: kept.begin(), read: version });
        } else if (each.kind === 'keep') {
          const its = makings.get(each.page);
          const etag = String(its?.read);
          its?.making?.keep(`/${each.page}`, answer({ etag }), Infinity);
        } else if (each.kind === 'change') {
          version += 1;
          kept.heard(change('issue', '1'));
        } else {
          // What changes meanwhile is not heard.
          if (each.kind === 'lost') version += 1;
          kept[each.kind]();
        }
        for (const page of [0, 1, 2]) {
          expect([undefined, String(version)]).toContain(kept.find(`/${page}`)?.etag);
        }
      }
    }),
  );
});

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('a reader who has %s has "a": %s', (header, expected) => {
  expect(isFresh(header, '"a"')).toBe(expected);
});
