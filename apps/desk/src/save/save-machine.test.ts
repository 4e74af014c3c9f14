import { expect, test } from 'vitest';
import { KEEP_MS, LONGEST_MS, nextSave, PAUSE_MS, type SaveEffect } from './save-machine.ts';
import { SimulatedPage, SimulatedServer } from './save-simulation.fixture.ts';
import { beginSaving } from './save-state.ts';
import { statusOf } from './save-status.ts';

function open() {
  const server = new SimulatedServer();
  const page = new SimulatedPage(server);
  const status = () => statusOf(page.state).kind;
  return { server, page, status };
}

test('letters are kept in the browser first, and saved after a pause', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  expect(status()).toBe('typed');
  expect([...page.timers]).toEqual([
    ['keep', KEEP_MS],
    ['save', PAUSE_MS],
  ]);
  page.ring();
  expect(page.draft?.text['title']).toBe('Ta');
  page.ring();
  expect(status()).toBe('saving');
  page.meet('arrives');
  expect(status()).toBe('saved');
  expect(server.fields['title']).toBe('Ta');
  expect(page.draft).toBeNull();
});

test('the text of somebody who types without a pause is saved too', () => {
  const { page } = open();
  for (; page.now < LONGEST_MS; page.now += 200) page.type('title', 'a');
  const due = page.timers.get('save') ?? Infinity;
  expect(due).toBeLessThanOrEqual(LONGEST_MS);
});

test('what is typed during a save goes out after it, never beside it', () => {
  const { page, server } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  page.type('title', 'b');
  page.do({ kind: 'due', what: 'save' });
  expect(page.air?.sent).toEqual({ title: 'Ta' });
  page.meet('arrives');
  expect(page.screen['title']).toBe('Tab');
  page.settle();
  expect(server.fields['title']).toBe('Tab');
  expect(server.calls).toBe(2);
});

test('after a lost answer the same bytes go out again, so nothing looks like a conflict', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  page.type('title', 'b');
  page.meet('answer is lost');
  expect(status()).toBe('unreachable');
  page.do({ kind: 'due', what: 'retry' });
  expect(page.air?.sent).toEqual({ title: 'Ta' });
  page.settle();
  expect(page.state.clashes).toEqual({});
  expect(server.fields['title']).toBe('Tab');
});

test('retries wait longer and longer, up to half a minute', () => {
  const { page } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const waits = Array.from({ length: 8 }, () => {
    page.meet('never arrives');
    const wait = (page.timers.get('retry') ?? 0) - page.now;
    page.do({ kind: 'due', what: 'retry' });
    return wait;
  });
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('a field that somebody else has changed follows silently where nobody has typed', () => {
  const { page, server } = open();
  page.type('title', 'a');
  server.edit(1, { summary: 'Theirs' });
  page.hear();
  expect(page.screen).toMatchObject({ title: 'Ta', summary: 'Theirs' });
  page.settle();
  expect(server.fields).toMatchObject({ title: 'Ta', summary: 'Theirs' });
});

test('a field that both have changed waits for a decision, while the others are saved', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  page.type('summary', 'b');
  server.edit(1, { title: 'Theirs' });
  page.do({ kind: 'due', what: 'save' });
  page.meet('arrives');
  expect(status()).toBe('comparing');
  page.hear();
  expect(page.air?.sent).toEqual({ summary: 'Sb' });
  page.meet('arrives');
  expect(statusOf(page.state)).toEqual({ kind: 'clash', fields: ['title'] });
  expect(page.state.clashes['title']).toEqual({ before: 'T', theirs: 'Theirs' });
  expect(page.screen['title']).toBe('Ta');
  expect(server.fields).toMatchObject({ title: 'Theirs', summary: 'Sb' });
  page.do({ kind: 'decided', field: 'title', value: 'Both' });
  page.settle();
  expect(server.fields['title']).toBe('Both');
  expect(page.screen['title']).toBe('Both');
});

test('a refusal stays until the text changes', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const flight = page.air?.id ?? 0;
  page.air = null;
  const error = new Error('no');
  page.do({ kind: 'refused', flight, code: 'already-queued', error, stops: false });
  expect(status()).toBe('refused');
  page.do({ kind: 'due', what: 'save' });
  expect(page.air).toBeNull();
  page.do({ kind: 'insisted' });
  expect(page.air).toMatchObject({ again: true });
  page.meet('arrives');
  expect(server.fields['title']).toBe('Ta');
});

test('if the server would take no text, it is kept here and not sent again', () => {
  const { page, status } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const flight = page.air?.id ?? 0;
  page.air = null;
  page.do({ kind: 'refused', flight, code: 'review-state', error: null, stops: true });
  page.type('title', 'b');
  page.do({ kind: 'due', what: 'keep' });
  page.do({ kind: 'due', what: 'save' });
  expect(page.air).toBeNull();
  expect(status()).toBe('refused');
  expect(page.draft?.text['title']).toBe('Tab');
});

test('after a sign-out nothing is sent until the person is back', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  page.meet('signed out');
  expect(status()).toBe('signed-out');
  page.type('title', 'b');
  page.do({ kind: 'due', what: 'save' });
  expect(page.air).toBeNull();
  page.do({ kind: 'awake' });
  page.settle();
  expect(server.fields['title']).toBe('Tab');
});

test('a field that can not be saved yet is kept here and holds up no other', () => {
  const { page, server, status } = open();
  page.screen = { ...page.screen, title: '' };
  page.do({ kind: 'typed', fields: { title: '' }, blocked: ['title'], at: 0 });
  page.do({ kind: 'typed', fields: { summary: 'More' }, blocked: ['title'], at: 0 });
  page.screen = { ...page.screen, summary: 'More' };
  page.settle();
  expect(server.fields).toMatchObject({ title: 'T', summary: 'More' });
  expect(statusOf(page.state)).toEqual({ kind: 'blocked', fields: ['title'] });
  expect(page.draft?.text['title']).toBe('');
  expect(status()).toBe('blocked');
});

test('a draft comes back as it was, and says where somebody else was meanwhile', () => {
  const { page, server } = open();
  page.type('title', 'a');
  page.type('summary', 'b');
  page.ring();
  const { draft } = page;
  if (draft === null) throw new Error('it was not kept');
  server.edit(1, { title: 'Theirs' });
  const next = new SimulatedPage(server);
  expect(next.screen['title']).toBe('Theirs');
  next.do({ kind: 'restored', draft, at: 0 });
  expect(next.screen).toMatchObject({ title: 'Ta', summary: 'Sb' });
  expect(next.state.clashes).toEqual({ title: { before: 'T', theirs: 'Theirs' } });
});

test('a version is ended once everything before it is saved', () => {
  const { page } = open();
  page.type('title', 'a');
  page.do({ kind: 'asked' });
  page.meet('never arrives');
  expect(page.sittings).toBe(0);
  page.do({ kind: 'due', what: 'retry' });
  page.meet('arrives');
  expect(page.sittings).toBe(1);
});

test('an answer that comes too late changes nothing', () => {
  const { server } = open();
  const state = beginSaving(server.stored, 0);
  const late = [
    nextSave(state, { kind: 'answered', flight: 7, stored: server.stored, at: 1 }),
    nextSave(state, { kind: 'lost', flight: 7 }),
    nextSave(state, { kind: 'overtaken', flight: 7 }),
    nextSave(state, { kind: 'heard', stored: { version: 0, fields: {} } }),
  ];
  for (const next of late)
    expect(next).toEqual<{ state: unknown; effects: SaveEffect[] }>({ state, effects: [] });
});

test('an answer that comes after a newer text was heard brings nothing older back', () => {
  const { page, server } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const { air } = page;
  if (air === null) throw new Error('nothing was sent');
  server.edit(air.version, air.sent);
  const answer = server.stored;
  server.edit(2, { title: 'Ta, and theirs', summary: 'Theirs' });
  page.hear();
  page.do({ kind: 'answered', flight: air.id, stored: answer, at: 1 });
  expect(page.state.base).toEqual(server.stored);
  expect(page.screen).toMatchObject({ title: 'Ta, and theirs', summary: 'Theirs' });
  expect(page.state.clashes).toEqual({});
});

test('letters typed before such an answer are compared with what came after the save', () => {
  const { page, server } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const { air } = page;
  if (air === null) throw new Error('nothing was sent');
  server.edit(air.version, air.sent);
  const answer = server.stored;
  server.edit(2, { title: 'Theirs' });
  page.type('title', 'b');
  page.hear();
  page.do({ kind: 'answered', flight: air.id, stored: answer, at: 1 });
  expect(page.screen['title']).toBe('Tab');
  expect(page.state.clashes).toEqual({ title: { before: 'Ta', theirs: 'Theirs' } });
});

test('a review that was removed and brought back is saved without another letter', () => {
  const { page, server, status } = open();
  page.type('title', 'a');
  page.do({ kind: 'due', what: 'save' });
  const flight = page.air?.id ?? 0;
  page.air = null;
  const error = new Error('it is removed');
  page.do({ kind: 'refused', flight, code: 'review-state', error, stops: true });
  expect(status()).toBe('refused');
  page.type('title', 'b');
  page.settle();
  expect(server.fields['title']).toBe('T');
  page.hear();
  page.settle();
  expect(server.fields['title']).toBe('Tab');
  expect(status()).toBe('saved');
});
