import { dropDeliveries, listMakers, oldIssues, openDeliveryPartition, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import {
  approveIssue,
  cancelIssue,
  compileBestOf,
  compileIssue,
  sendTest,
  type HandOver,
} from '../issue/index.ts';
import { testReview } from '../press.fixture.ts';
import { correctReview } from '../review/index.ts';
import { NOTE, openCorrected } from './corrections.fixture.ts';
import { readSiteIssue, readSiteNewsletter } from '../site/index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const stars = (value: number) => ({ rating: { value, max: 5 } });

const open = async (settings: { readonly bestOfCadence?: string } = {}) =>
  openCorrected(fixture, settings);

const textsOf = (issue: { renditions: readonly { key: string; text: string }[] }) =>
  Object.fromEntries(issue.renditions.map(({ key, text }) => [key, text]));

test('the next issue tells exactly those who got the old text, and only once', async () => {
  const world = await open();
  const { show, send, queue, compile, correct, join } = world;
  for (const name of ['ana', 'unsure', 'refused']) await join(name);
  const { id } = await queue('Codex');
  await compile();
  await send(1, { unsure: 'uncertain', refused: 'rejected' });
  await join('new');
  const { correctionId } = await correct(id, 'Codex of 1999');
  await queue('Another');
  await compile();
  const key = `full+${correctionId}`;
  const issue = await show(2);
  expect(issue.audience).toMatchObject({
    readers: 4,
    corrections: [{ id: correctionId, title: 'Codex of 1999', toEverybody: false }],
    renditions: [
      { key: 'full', corrections: [], readers: 2 },
      {
        key,
        corrections: [correctionId],
        readers: 2,
        chosen: 'all reviews; got the old text of “Codex of 1999”',
      },
    ],
  });
  const texts = textsOf(issue);
  expect(texts['full']).not.toContain('correction');
  expect(texts[key]).toContain('A correction\n');
  expect(texts[key]).toContain(NOTE);
  expect(texts[key]).toMatch(/\/reviews\/codex/);
  expect(issue.renditions.find((each) => each.key === key)?.html).toContain(NOTE);
  expect(await send(2)).toEqual({ ana: key, unsure: key, refused: 'full', new: 'full' });
  await queue('A third');
  await compile();
  expect((await show(3)).audience).toMatchObject({
    corrections: [],
    renditions: [{ key: 'full', readers: 4 }],
  });
  expect(await send(3)).toEqual({ ana: 'full', unsure: 'full', refused: 'full', new: 'full' });
});

test('a test as a chosen reader has the corrections that they are owed', async () => {
  const { press, ref, send, queue, compile, correct, join, newsletter } = await open();
  await join('ana');
  const { id } = await queue('Codex');
  await compile();
  await send(1);
  await join('new');
  await correct(id, 'Codex of 1999');
  await queue('Another');
  await compile();
  const asReader = async (name: string): Promise<string> => {
    const texts: string[] = [];
    const handOver: HandOver = async (mails) => {
      texts.push(...mails.map(({ text }) => text));
      return { kind: 'accepted', ids: ['1'] };
    };
    const wish = { ...ref(2), to: 'me@test.example', reader: `${name}@${newsletter}.example` };
    const sent = await sendTest({ ...press, keyring, handOver }, owner, wish);
    expect(sent).toMatchObject({ kind: 'sent' });
    return texts.join('');
  };
  expect(await asReader('ana')).toContain(NOTE);
  expect(await asReader('new')).not.toContain(NOTE);
});

test('the page of the issue says what it corrects to everybody', async () => {
  const { press, newsletter, send, queue, compile, correct, join } = await open();
  await join('ana');
  const { id } = await queue('Codex');
  await compile();
  await send(1);
  await correct(id, 'Codex of 1999');
  await queue('Another');
  await compile();
  await send(2);
  const site = await readSiteNewsletter(press, newsletter);
  if (site === null) throw new Error('the newsletter has no page');
  expect(await readSiteIssue(press, { newsletter: site, number: 2 })).toMatchObject({
    corrections: [{ title: 'Codex of 1999', note: NOTE, issue: { number: 1 } }],
  });
});

test('those whom an issue leaves out are told by the next one that is for them', async () => {
  const { press, newsletter, send, queue, compile, correct, join, got, idOf } = await open({
    bestOfCadence: 'monthly 1 09:00',
  });
  const until = new Date('2099-01-01T00:00:00Z');
  await join('ana');
  await join('monthly');
  await join('picky');
  await join('pauses');
  const { id } = await queue('Codex', stars(5));
  await compile();
  await send(1);
  const set = (name: string, its: object) =>
    fixture.db
      .updateTable('subscription')
      .set(its)
      .where('subscriber_id', 'in', (eb) =>
        eb.selectFrom('subscriber').select('id').where('address', 'like', `${name}@${newsletter}%`),
      )
      .execute();
  await set('monthly', { rhythm: 'monthly' });
  await set('picky', { choice: 'floor=5' });
  await set('pauses', { paused_until: until });
  const { correctionId } = await correct(id, 'Codex of 1999');
  await queue('Poor', stars(2));
  await compile();
  expect(await send(2)).toEqual({
    ana: `full+${correctionId}`,
    monthly: 'monthly',
    picky: 'nothing-chosen',
    pauses: 'on-pause',
  });
  await set('pauses', { paused_until: null });
  await queue('Great', stars(5));
  await queue('Fair', stars(3));
  await compile();
  const third = await send(3);
  expect(third).toMatchObject({
    ana: 'full',
    monthly: 'monthly',
    pauses: `full+${correctionId}`,
  });
  expect(third['picky']).toMatch(new RegExp(`^\\d+\\+${correctionId}$`));
  // Made by hand, a best-of is for everybody.
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await send(4);
  const fourth = await got(await idOf(4));
  expect(fourth).toMatchObject({ ana: 'full', pauses: 'full', monthly: `full+${correctionId}` });
  expect(fourth['picky']).not.toContain('+');
});

test('a correction of a correction, and a review that went out twice', async () => {
  const { press, newsletter, show, send, queue, compile, correct, join } = await open();
  await join('first');
  const { id } = await queue('Codex', stars(5));
  await compile();
  await send(1);
  await join('second');
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await send(2);
  const one = await correct(id, 'Codex of 1998');
  expect(one.correction.issues).toEqual([2, 1]);
  await queue('B');
  await compile();
  const told = `full+${one.correctionId}`;
  expect(await send(3)).toEqual({ first: told, second: told });
  await join('third');
  const two = await correct(id, 'Codex of 1999');
  await queue('C');
  await compile();
  expect((await show(4)).audience.corrections).toMatchObject([{ id: two.correctionId }]);
  const again = `full+${two.correctionId}`;
  expect(await send(4)).toEqual({ first: again, second: again, third: 'full' });
});

test('if the issue that carries it is cancelled, the correction waits for the next one', async () => {
  const { press, ref, send, queue, compile, correct, join, show } = await open();
  await join('ana');
  const { id } = await queue('Codex');
  await compile();
  await send(1);
  const { correctionId } = await correct(id, 'Codex of 1999');
  await queue('Another');
  await compile();
  expect((await show(2)).renditions).toHaveLength(2);
  await cancelIssue(press, owner, ref(2));
  await compile();
  expect(await send(2)).toEqual({ ana: `full+${correctionId}` });
});

test('an open issue takes a new correction up; an approved one stays as it is', async () => {
  const { press, newsletter, newsletterId, ref, idOf, show, send, queue, compile, correct, join } =
    await open();
  await join('ana');
  const { id } = await queue('Codex');
  const { id: other } = await queue('Other');
  await compile();
  await send(1);
  await queue('Another');
  await compile();
  const { correctionId, recompiled } = await correct(id, 'Codex of 1999');
  expect(recompiled).toEqual([{ number: 2, approvalVoided: false }]);
  await approveIssue(press, owner, { ...ref(2), by: 'ada' });
  const before = await show(2);
  expect((await correct(other, 'Other of 1999')).recompiled).toEqual([]);
  await compileIssue(press, owner, { newsletter });
  const after = await show(2);
  expect(after).toMatchObject({ state: 'approved', contentHash: before.contentHash });
  expect(after.audience.corrections).toMatchObject([{ id: correctionId }]);
  // With four eyes, the person who corrected is a maker of the issue that says so.
  const makers = await listMakers(fixture.db, { id: await idOf(2), newsletter_id: newsletterId });
  expect(makers.map((maker) => maker.person_id)).toContain('1');
});

test('beyond sixteen renditions everybody gets the correction, and the proof says so', async () => {
  const { press, ref, idOf, show, send, queue, compile, correct, join } = await open();
  for (let n = 1; n <= 12; n += 1) await join(`r${n}`, { choice: `topics=t${n}` });
  await join('all');
  const { id } = await queue('Codex', {
    topics: Array.from({ length: 12 }, (_, at) => `T${at + 1}`),
  });
  await compile();
  await send(1);
  await join('new');
  const { correctionId } = await correct(id, 'Codex of 1999');
  for (let n = 1; n <= 12; n += 1) await queue(`On ${n}`, { topics: [`T${n}`] });
  await compile();
  // One that is cancelled before anybody got it has told nobody, though it was ready to go.
  await openDeliveryPartition(fixture.db, await idOf(2));
  await cancelIssue(press, owner, ref(2));
  await compile();
  const { audience, renditions } = await show(2);
  // With those of the topics there would be twice as many.
  expect(renditions).toHaveLength(13);
  expect(audience.corrections).toMatchObject([{ id: correctionId, toEverybody: true }]);
  expect(renditions.every(({ text }) => text.includes(NOTE))).toBe(true);
  expect(audience.renditions.every((each) => each.corrections.length === 1)).toBe(true);
  expect(await send(2)).toMatchObject({ new: 'full', all: 'full' });
  await queue('Last', { topics: ['T1'] });
  await compile();
  expect((await show(3)).audience.corrections).toEqual([]);
});

test('once deliveries were dropped, somebody decides who is told; until then they are kept', async () => {
  const { press, idOf, show, send, queue, compile, correct, join } = await open();
  await join('ana');
  const { id } = await queue('Codex');
  const { id: other } = await queue('Other');
  await compile();
  await send(1);
  const issueId = await idOf(1);
  const isOld = async () => (await oldIssues(fixture.db, 0)).some((each) => each.id === issueId);
  expect(await isOld()).toBe(true);
  await correct(other, 'Other of 1999', { readers: 'nobody' });
  await sql`update correction set at = now()`.execute(fixture.db);
  expect(await isOld()).toBe(true);
  await dropDeliveries(fixture.db, issueId);
  const ask = { id, review: testReview('Codex of 1999'), note: NOTE };
  expect(await correctReview(press, owner, ask)).toMatchObject({
    kind: 'readers-unknown',
    issues: [1],
  });
  const { correctionId } = await correct(id, 'Codex of 1999', { readers: 'everybody' });
  await join('new');
  await queue('Another');
  await compile();
  expect((await show(2)).audience.corrections).toMatchObject([{ id: correctionId }]);
  const told = `full+${correctionId}`;
  expect(await send(2)).toEqual({ ana: told, new: told });
  const carrier = await idOf(2);
  await sql`update correction set at = now()`.execute(fixture.db);
  expect((await oldIssues(fixture.db, 0)).map((each) => each.id)).not.toContain(carrier);
});
