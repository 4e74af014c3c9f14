import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginLive,
  DEAD_AFTER_MS,
  FROZEN_AFTER_MS,
  stepLive,
  type LiveInput,
  type LiveState,
} from './live-machine.ts';
import { progressOf } from './progress.fixture.ts';
import { openTabs } from './tabs.fixture.ts';

const event = { what: 'review', id: '7', version: 2 } as const;
const message = { kind: 'event', event } as const;

/** A tab after some happenings, and the effects of the last one. */
function after(...inputs: readonly LiveInput[]) {
  let state: LiveState = beginLive(0);
  let effects: readonly { readonly kind: string }[] = [];
  for (const input of inputs) ({ state, effects } = stepLive(state, input));
  return { state, effects: effects.map(({ kind }) => kind) };
}

const leads: LiveInput = { kind: 'leads', at: 0 };
const opened: LiveInput = { kind: 'opened', at: 10 };
const failed = (at: number): LiveInput => ({ kind: 'failed', at, random: 1 });
const ticked = (at: number, isVisible = true): LiveInput => ({ kind: 'ticked', at, isVisible });

test('a tab that leads opens a stream, and then everything is read again in every tab', () => {
  expect(after(leads).effects).toEqual(['open']);
  expect(after(leads, leads).effects).toEqual([]);
  expect(after(leads, opened).effects).toEqual(['tell-tabs', 'read-all']);
  expect(after({ kind: 'told', at: 1, message: { kind: 'opened' } }).effects).toEqual(['read-all']);
});

test('what the stream says is told to the other tabs, which hear it too', () => {
  expect(after(leads, opened, { kind: 'streamed', at: 20, message }).effects).toEqual([
    'tell-tabs',
    'hear',
  ]);
  expect(after({ kind: 'told', at: 20, message }).effects).toEqual(['hear']);
});

test('progress is shown in every tab without anything being read', () => {
  const progress = progressOf('7', 4100);
  const message = { kind: 'progress', progress } as const;
  expect(after(leads, opened, { kind: 'streamed', at: 20, message }).effects).toEqual([
    'tell-tabs',
    'show',
  ]);
  expect(after({ kind: 'told', at: 20, message }).effects).toEqual(['show']);
});

test('a stream that fails is tried again after pauses that grow, until one opens', () => {
  const first = after(leads, failed(100));
  expect(first).toMatchObject({
    effects: ['close', 'tell-tabs', 'deaf', 'check-session'],
    state: { retryAt: 1100 },
  });
  expect(after({ kind: 'told', at: 1, message: { kind: 'lost' } }).effects).toEqual(['deaf']);
  expect(after(leads, failed(100), ticked(1099)).effects).toEqual([]);
  expect(after(leads, failed(100), ticked(1100)).effects).toEqual(['open']);
  const second = after(leads, failed(100), ticked(1100), failed(1200));
  expect(second.state.retryAt).toBe(3200);
  const reopened = after(leads, failed(100), ticked(1100), { kind: 'opened', at: 1200 });
  expect(reopened.state).toMatchObject({ failures: 0, retryAt: null });
});

test('when the network is back, the next try does not wait', () => {
  const online: LiveInput = { kind: 'online', at: 200 };
  expect(after(leads, failed(100), online).effects).toEqual(['open']);
  expect(after(leads, opened, online).effects).toEqual([]);
  expect(after(online).effects).toEqual([]);
});

test('a silent stream is dead, even one that never opened', () => {
  const late = 10 + DEAD_AFTER_MS;
  expect(after(leads, opened, ticked(late)).effects).toEqual([]);
  expect(after(leads, opened, ticked(late + 1)).effects).toEqual(['close', 'open']);
  expect(after(leads, ticked(DEAD_AFTER_MS + 1)).effects).toEqual(['close', 'open']);
  const beat: LiveInput = { kind: 'streamed', at: late, message: { kind: 'beat' } };
  expect(after(leads, opened, beat, ticked(late + 1)).effects).toEqual([]);
});

test('a tab that somebody looks at takes the lead from one that is frozen', () => {
  const late = FROZEN_AFTER_MS + 1;
  expect(after(ticked(late, false)).effects).toEqual([]);
  expect(after(ticked(late)).effects).toEqual(['take-lead']);
  expect(after(ticked(late), ticked(late + 1)).effects).toEqual([]);
  expect(after(leads, opened, { kind: 'lost-lead', at: 50 })).toMatchObject({
    effects: ['close'],
    state: { leads: false, stream: 'none', heardAt: 50 },
  });
});

test('what a stream says after its end is ignored', () => {
  const late = [
    { kind: 'streamed', at: 200, message },
    { kind: 'failed', at: 200, random: 0 },
    { kind: 'opened', at: 200 },
  ] as const;
  for (const input of late) {
    expect(after(leads, opened, failed(100), input).effects, input.kind).toEqual([]);
  }
});

test('whatever happens to tabs, server and network, in the end one stream keeps every tab up to date', () => {
  const place = fc.nat({ max: 5 });
  const happening = fc.oneof(
    fc.record({ what: fc.constant('open' as const) }),
    fc.record({ what: fc.constantFrom('close', 'freeze', 'look'), at: place }),
    fc.record({ what: fc.constantFrom('thaw', 'change', 'recover', 'break', 'cut') }),
    fc.record({ what: fc.constant('pass' as const), seconds: fc.integer({ min: 5, max: 90 }) }),
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), fc.boolean(), (happenings, thaws) => {
      const browser = openTabs();
      for (const each of happenings) {
        const at = 'at' in each ? each.at : 0;
        if (each.what === 'open') browser.open();
        if (each.what === 'close') browser.close(at);
        if (each.what === 'freeze') browser.freeze(at);
        if (each.what === 'look' && browser.tabs.length > 0) browser.look(at);
        if (each.what === 'thaw') browser.thaw();
        if (each.what === 'change') browser.change();
        if (each.what === 'recover') browser.recover();
        if (each.what === 'break') browser.breakServer(false);
        if (each.what === 'cut') browser.breakServer(true);
        if (each.what === 'pass') browser.pass('seconds' in each ? each.seconds : 5);
        const awake = browser.tabs.filter(({ isFrozen }) => !isFrozen);
        expect(awake.filter(({ stream }) => stream !== null).length).toBeLessThanOrEqual(1);
      }
      browser.open();
      browser.recover();
      // The tab that leads may stay frozen for ever.
      if (thaws) browser.thaw();
      browser.pass(150);
      browser.change();
      const awake = browser.tabs.filter(({ isFrozen }) => !isFrozen);
      expect(awake.filter(({ stream }) => stream?.isDead === false)).toHaveLength(1);
      expect(awake.map(({ unknown }) => unknown.size)).toEqual(awake.map(() => 0));
    }),
    { numRuns: 1000 },
  );
});
