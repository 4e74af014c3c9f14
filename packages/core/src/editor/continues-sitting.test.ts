import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { continuesSitting, type LatestVersion } from './continues-sitting.ts';

const at = new Date('2026-03-09T12:00:00Z');
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
const latest: LatestVersion = {
  what: 'edited',
  kind: 'person',
  actor: '7',
  door: 'desk',
  at,
  ended: false,
};
const ana: Actor = { kind: 'person', id: '7', roles: {}, door: 'desk' };

test('an edit by the same person at the desk within a quarter of an hour continues the sitting', () => {
  expect(continuesSitting(latest, ana, later(0))).toBe(true);
  expect(continuesSitting(latest, ana, later(15))).toBe(true);
});

test.each<[string, Partial<LatestVersion>, Actor, number]>([
  ['a longer pause', {}, ana, 15.01],
  ['an end', { ended: true }, ana, 1],
  ["somebody else's version", { actor: '8' }, ana, 1],
  ['a key of the same number', { kind: 'key', door: 'key' }, ana, 1],
  ['a mail of the same person', { door: 'mail' }, ana, 1],
  ['the queueing', { what: 'queued' }, ana, 1],
  ['a restored text', { what: 'restored' }, ana, 1],
  ['the text that stood when the history began', { what: 'began', actor: null }, ana, 1],
])('%s begins another sitting', (_, change, actor, minutes) => {
  expect(continuesSitting({ ...latest, ...change }, actor, later(minutes))).toBe(false);
});

test.each<Actor>([
  { ...ana, door: 'mail' },
  { kind: 'key', id: '7', roles: {}, steps: [] },
  { kind: 'command', user: '7' },
])('a $kind hands in finished texts, which continue no sitting', (actor) => {
  const kind = actor.kind;
  expect(continuesSitting({ ...latest, kind, actor: '7' }, actor, later(1))).toBe(false);
});
