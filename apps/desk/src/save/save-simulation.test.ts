import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIELDS,
  SimulatedPage,
  SimulatedServer,
  type Fate,
  type Field,
} from './save-simulation.fixture.ts';
import { unsavedFields } from './save-state.ts';

type Act =
  | { readonly do: 'type'; readonly field: Field }
  | { readonly do: 'meet'; readonly fate: Fate }
  | { readonly do: 'other'; readonly field: Field }
  | { readonly do: 'decide'; readonly mine: boolean }
  | { readonly do: Plain };
type Plain = 'ring' | 'hear' | 'ask' | 'awake' | 'leave' | 'crash';

const field = fc.constantFrom(...FIELDS);
const fate = fc.constantFrom<Fate>(
  'arrives',
  'arrives',
  'never arrives',
  'answer is lost',
  'signed out',
);
const plain = (what: Plain) => fc.constant({ do: what });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), field }) },
  { weight: 5, arbitrary: plain('ring') },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('meet' as const), fate }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), field }) },
  { weight: 2, arbitrary: plain('hear') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('decide' as const), mine: fc.boolean() }) },
  { weight: 1, arbitrary: plain('ask') },
  { weight: 1, arbitrary: plain('awake') },
  { weight: 1, arbitrary: plain('leave') },
  { weight: 1, arbitrary: plain('crash') },
);

/** Plays somebody who types, another editor, and a network that does what it likes. */
class Play {
  readonly server = new SimulatedServer();
  page = new SimulatedPage(this.server);
  /** Letters that must be somewhere: each is typed once. */
  readonly typed = new Map<string, Field>();
  #count = 0;

  take(act: Act): void {
    const { page, server } = this;
    switch (act.do) {
      case 'type':
        return this.#type(act.field);
      case 'meet':
        return page.meet(act.fate);
      case 'other':
        this.#count += 1;
        server.edit(server.version, { [act.field]: `theirs ${this.#count}` });
        return;
      case 'decide':
        return this.#decide(act.mine);
      case 'ring':
        page.ring();
        return;
      case 'hear':
        return page.hear();
      case 'ask':
        return page.do({ kind: 'asked' });
      case 'awake':
        return page.do({ kind: 'awake' });
      case 'leave':
        return page.do({ kind: 'leaving' });
      case 'crash':
        return this.#crash();
    }
  }

  #type(field: Field): void {
    this.#count += 1;
    const letters = `<${this.#count}>`;
    this.typed.set(letters, field);
    this.page.type(field, letters);
  }

  #decide(mine: boolean): void {
    const { page } = this;
    const [first] = Object.entries(page.state.clashes);
    if (first === undefined) return;
    const [field, { theirs }] = first;
    if (!mine) this.#giveUp(field, String(page.screen[field]));
    page.do({ kind: 'decided', field, value: mine ? page.screen[field] : theirs });
  }

  #giveUp(field: string, text: string): void {
    for (const [letters, its] of this.typed) {
      if (its === field && text.includes(letters)) this.typed.delete(letters);
    }
  }

  /** The page is gone; a new one begins with what the server and the browser have. */
  #crash(): void {
    const { draft } = this.page;
    const kept = JSON.stringify([draft?.text, this.server.history]);
    // A browser that dies within the pause before a draft takes those letters along.
    for (const letters of this.typed.keys()) {
      if (!kept.includes(letters)) this.typed.delete(letters);
    }
    this.page = new SimulatedPage(this.server);
    if (draft !== null) this.page.do({ kind: 'restored', draft, at: 0 });
  }
}

test('through lost calls, other editors, crashes and sign-outs, no letter is lost', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
      const play = new Play();
      for (const each of acts) {
        const before = play.page;
        const dirty = new Set(unsavedFields(before.state));
        const texts = before.screen;
        play.take(each);
        // Nothing but its writer changes a field with unsaved letters.
        if (before === play.page && each.do !== 'decide' && each.do !== 'type') {
          for (const name of dirty) expect(play.page.screen[name]).toBe(texts[name]);
        }
        expect(play.page.screen).toEqual(play.page.state.text);
      }
      const { page, server, typed } = play;
      page.settle();
      page.hear();
      page.settle();
      expect(page.draft).toBeNull();
      expect(server.fields).toEqual(page.screen);
      const history = JSON.stringify(server.history);
      for (const letters of typed.keys()) expect(history).toContain(letters);
    }),
    { numRuns: 2000 },
  );
});

test('what was typed before a pause survives a crash', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), field, (acts, last) => {
      const play = new Play();
      for (const each of acts) play.take(each);
      play.take({ do: 'type', field: last });
      play.page.do({ kind: 'due', what: 'keep' });
      const letters = [...play.typed.keys()].at(-1) ?? '';
      play.take({ do: 'crash' });
      expect(play.page.screen[last]).toContain(letters);
    }),
  );
});

test('a save that changes nothing for the server is only ever a repeated one', () => {
  const play = new Play();
  const { page, server } = play;
  page.type('title', '!');
  page.screen = { ...page.screen, title: 'T' };
  page.do({ kind: 'typed', fields: { title: 'T' }, blocked: [], at: page.now });
  page.settle();
  page.do({ kind: 'asked' });
  page.settle();
  expect(server.calls).toBe(0);
  expect(page.sittings).toBe(1);
});
