import { listMakers, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openCorrected, NOTE } from '../compile/corrections.fixture.ts';
import { readSiteIssue, readSiteNewsletter } from '../site/index.ts';
import {
  cancelIssue,
  compileBestOf,
  compileCorrection,
  forecastIssue,
  preflightIssue,
  setIssue,
} from './index.ts';

const fixture = withDatabase();
const open = async () => openCorrected(fixture);
type World = Awaited<ReturnType<typeof open>>;

/** A newsletter that has sent one issue, with a review that was corrected since. */
async function corrected(states: Readonly<Record<string, string>> = {}, names = ['ana', 'bo']) {
  const world = await open();
  for (const name of names) await world.join(name);
  const { id } = await world.queue('Codex');
  await world.compile();
  await world.send(1, states);
  const { correctionId } = await world.correct(id, 'Codex of 1999');
  const urgent = async () => compileCorrection(world.press, owner, { id });
  return { ...world, id, correctionId, urgent };
}

async function compiled(world: Pick<World, 'press'>, id: string) {
  const outcome = await compileCorrection(world.press, owner, { id });
  if (outcome.kind !== 'compiled') throw new Error(JSON.stringify(outcome));
  return outcome.issue;
}

test('an urgent correction goes alone to those whose mail with the old text was accepted', async () => {
  const world = await corrected({ unsure: 'uncertain', refused: 'rejected' }, [
    ...['ana', 'bo', 'unsure', 'refused', 'leaves'],
  ]);
  const { press, newsletter, join, show, send, queue, compile, correctionId } = world;
  await join('new');
  await sql`update subscription set status = 'unsubscribed' where subscriber_id =
    (select id from subscriber where address like ${`leaves@${newsletter}%`})`.execute(fixture.db);
  expect(await compiled(world, world.id)).toMatchObject({
    name: 'correction-1',
    slot: null,
    corrects: correctionId,
    again: false,
    subject: expect.stringMatching(/^Correction to issue 1 of /) as string,
  });
  const issue = await show(-1);
  expect(issue.renditions).toHaveLength(1);
  expect(issue.renditions[0]?.text).toContain(NOTE);
  expect(issue.renditions[0]?.text).toMatch(/We wrote:\s+Codex\s+It should read:\s+Codex of 1999/);
  expect(issue.renditions[0]?.text).toContain('/reviews/codex');
  expect(issue.renditions[0]?.headers).toHaveProperty('List-Unsubscribe-Post');
  expect(issue.audience).toMatchObject({ readers: 2 });
  const ref = { newsletter, number: -1 };
  expect(await forecastIssue(press, owner, ref)).toMatchObject({ forecast: { readers: 2 } });
  const checked = await preflightIssue(press, owner, { ...ref, asking: 'remember' });
  expect(
    checked.kind === 'ok' && checked.report.findings.filter((f) => f.severity === 'stops'),
  ).toEqual([]);
  expect(await send(-1)).toEqual({ ana: 'full', bo: 'full' });

  // The next issue tells only the one whose mail was uncertain.
  await queue('Another');
  await compile();
  const key = `full+${correctionId}`;
  const rest = { ana: 'full', bo: 'full', refused: 'full', new: 'full' };
  expect(await send(2)).toEqual({ ...rest, unsure: key });
});

test('a reader gets it once, even if two issues carried the text', async () => {
  const world = await open();
  const { press, newsletter, join, show, send, queue, compile, correct } = world;
  await join('ana');
  const { id } = await queue('Codex', { rating: { value: 5, max: 5 } });
  await compile();
  await send(1);
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await send(2);
  await join('late');
  await correct(id, 'Codex of 1999');
  await compiled(world, id);
  expect((await show(-1)).audience).toMatchObject({ readers: 1 });
  expect(await send(-1)).toEqual({ ana: 'full' });
  expect(await compileCorrection(press, owner, { id })).toEqual({
    kind: 'already-out',
    number: -1,
  });
});

test('those whom an issue has told already get no urgent correction', async () => {
  const world = await corrected();
  await world.queue('Another');
  await world.compile();
  await world.send(2);
  expect(await world.urgent()).toEqual({ kind: 'nobody-to-tell', id: world.id, number: 1 });
});

test('an issue that waits while the correction goes out does not say it again', async () => {
  const world = await corrected();
  const { show, send, queue, compile, correctionId } = world;
  await queue('Another');
  await compile();
  expect((await show(2)).audience.corrections).toMatchObject([{ id: correctionId }]);
  await compiled(world, world.id);
  await send(-1);
  expect(await send(2)).toEqual({ ana: 'full', bo: 'full' });
});

test('it has neither a number nor a page, and the next issue has the next number', async () => {
  const world = await corrected();
  const { press, newsletter, queue, compile } = world;
  await compiled(world, world.id);
  await world.send(-1);
  const site = await readSiteNewsletter(press, newsletter);
  if (site === null) throw new Error('the newsletter has no page');
  expect(await readSiteIssue(press, { newsletter: site, number: -1 })).toBeNull();
  await queue('Another');
  expect(await compile()).toMatchObject({ issue: { number: 2 } });
});

test('an open one is compiled again, keeps what an editor wrote, and can be cancelled', async () => {
  const world = await corrected();
  const { press, newsletter, show } = world;
  const ref = { newsletter, number: -1 };
  await compiled(world, world.id);
  const note = 'We owe you an apology.';
  const set = { ...ref, subject: 'We were wrong', note };
  expect(await setIssue(press, owner, set)).toMatchObject({ kind: 'set' });
  expect(await compiled(world, world.id)).toMatchObject({ again: true, subject: 'We were wrong' });
  expect((await show(-1)).renditions[0]?.text).toContain(note);
  expect(await cancelIssue(press, owner, ref)).toMatchObject({ kind: 'done' });
  expect(await compiled(world, world.id)).toMatchObject({ name: 'correction-1', again: false });
});

test('who corrected the review is a maker of it', async () => {
  const world = await corrected();
  const issue = await compiled(world, world.id);
  const makers = await listMakers(fixture.db, { id: issue.id, newsletter_id: world.newsletterId });
  expect(makers.map(({ person_id: person }) => person)).toContain('1');
});

test('without a correction, or without anybody who got the old text, there is nothing to send', async () => {
  const { press, queue, compile, send, correct } = await open();
  const { id } = await queue('Codex');
  await compile();
  expect(await compileCorrection(press, owner, { id })).toEqual({
    kind: 'no-correction',
    id,
    number: null,
  });
  await send(1).catch(() => null);
  await correct(id, 'Codex of 1999').catch(() => null);
  expect((await compileCorrection(press, owner, { id })).kind).not.toBe('compiled');
  const unknown = await compileCorrection(press, owner, { id: '999999999' });
  expect(unknown).toEqual({ kind: 'no-review', id: '999999999' });
});
