import { beforeEach, expect, test, vi } from 'vitest';

let stored: Record<string, string>;
let see: () => void;

beforeEach(() => {
  stored = {};
  const listeners: (() => void)[] = [];
  see = () => {
    for (const listen of listeners) listen();
  };
  const methods = {
    getItem: (place: string) => stored[place] ?? null,
    setItem: (place: string, text: string) => void (stored[place] = text),
    removeItem: (place: string) => void delete stored[place],
  };
  const handler: ProxyHandler<typeof methods> = {
    ownKeys: () => Object.keys(stored),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  };
  vi.stubGlobal('localStorage', new Proxy(methods, handler));
  const addEventListener = (_: string, listen: () => void) => void listeners.push(listen);
  vi.stubGlobal('document', { addEventListener });
});

/** A tab of a person who adds reviews. */
async function openTab() {
  vi.resetModules();
  const { draftsOf } = await import('./kept-drafts.ts');
  return draftsOf('7', 'sample');
}

const pasted = (text: string) => [{ name: '', text }];

const textsOf = (tab: Awaited<ReturnType<typeof openTab>>): readonly string[] =>
  tab.state().drafts.map(({ text }) => text);

test('two tabs of one person keep their drafts beside each other', async () => {
  const [one, other] = [await openTab(), await openTab()];
  one.add(pasted('Alder'));
  other.add(pasted('Birch'));
  see();
  // Both came in the same millisecond, perhaps.
  expect(textsOf(await openTab()).toSorted()).toEqual(['Alder', 'Birch']);
});

test('a tab that is only looked at takes nothing away from another', async () => {
  const [one, other] = [await openTab(), await openTab()];
  one.add(pasted('Birch'));
  other.add(pasted(''));
  see();
  expect(textsOf(await openTab())).toEqual(['Birch']);
});

test('what one tab has queued does not come back by another that shows it too', async () => {
  (await openTab()).add(pasted('Alder'));
  see();
  const [one, other] = [await openTab(), await openTab()];
  const [draft] = one.state().drafts;
  one.drop(draft?.key ?? '');
  see();
  expect(textsOf(other)).toEqual(['Alder']);
  expect(textsOf(await openTab())).toEqual([]);
});

test('a draft is kept as it was changed last, and files stay in order', async () => {
  const tab = await openTab();
  tab.add(['Alder', 'Birch', 'Cedar'].map((text) => ({ name: `${text}.txt`, text })));
  const [, birch] = tab.state().drafts;
  tab.write(birch?.key ?? '', 'Beech');
  see();
  expect(textsOf(await openTab())).toEqual(['Alder', 'Beech', 'Cedar']);
});
