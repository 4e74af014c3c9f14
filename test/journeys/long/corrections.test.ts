import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { expect, test } from 'vitest';
import { runGalley, temporaryDataDir } from '../../kit/index.ts';

let dataDir = '';

const text = (title: string, summary: string): string =>
  `${title}\n\nWIRED · March 12, 2026\n\nSummary\n\n${summary}\n`;

async function does(...argv: string[]): Promise<string> {
  const ran = await runGalley(argv, { env: { DATA_DIR: dataDir }, cwd: dataDir });
  expect(ran, `${argv.join(' ')}: ${ran.stderr}`).toMatchObject({ code: 0 });
  return ran.stdout + ran.stderr;
}

const joins = async (name: string) =>
  does('subscriber', 'add', `${name}@readers.example`, '--consent', 'Asked in person');

async function send(number: string): Promise<void> {
  await does('issue', 'compile', '--extra');
  await does('issue', 'approve', number);
  await does('issue', 'send', number, '--wait');
}

/** The texts of the mails to a reader, in the order of sending. */
async function mailsTo(name: string): Promise<readonly string[]> {
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  const mails = sandbox.ledger
    .byRecipient(`${name}@readers.example`)
    .map((mail) => sandbox.ledger.content(mail)?.text ?? '');
  await sandbox.close();
  return mails.filter((mail) => /Read (?:on the web|the corrected review)/.test(mail));
}

test('a correction reaches the mailboxes of those who got the old text, once, and no other', async () => {
  dataDir = await temporaryDataDir();
  await writeFile(join(dataDir, 'tides.txt'), text('The Tides', 'Ships left in May.'));
  await writeFile(join(dataDir, 'right.txt'), text('The Tides', 'Ships left in June.'));
  await writeFile(join(dataDir, 'grid.txt'), text('The Grid', 'Power for all.'));
  await writeFile(join(dataDir, 'third.txt'), text('The Third', 'Something else.'));
  await does(
    ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
    ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
  );
  for (const name of ['ana', 'bo', 'leaves']) await joins(name);
  await does('review', 'add', 'tides.txt');
  await send('1');
  await joins('new');
  const note = 'The ships left in June, not in May.';
  const said = await does('review', 'correct', '1', '--file', 'right.txt', '--note', note);
  expect(said).toContain('Review 1 "The Tides" is corrected: summary.');
  expect(said).toContain('Issue 1 went out with the old one, and its page still shows it.');
  expect(said).toContain('The next issue tells those who got the old one.');
  expect(await does('review', 'corrections', '1')).toMatch(/^1 .+issue 1 +summary +The ships/m);
  await does('subscriber', 'suppress', 'leaves@readers.example', '--because', 'asked by phone');
  await does('review', 'add', 'grid.txt');
  await send('2');
  await does('review', 'add', 'third.txt');
  await send('3');

  for (const name of ['ana', 'bo']) {
    const mails = await mailsTo(name);
    expect(mails).toHaveLength(3);
    expect(mails.map((mail) => mail.includes(note))).toEqual([false, true, false]);
    expect(mails[1]).toMatch(/A correction\n-+\n/);
    expect(mails[1]).toContain('The Grid');
  }
  const others = [...(await mailsTo('new')), ...(await mailsTo('leaves'))];
  expect(others).toHaveLength(3);
  expect(others.filter((mail) => mail.includes(note))).toEqual([]);

  const ran = async (...argv: string[]) =>
    runGalley(argv, { env: { DATA_DIR: dataDir }, cwd: dataDir });
  expect(await ran('review', 'correct', '1', '--file', 'right.txt')).toMatchObject({ code: 2 });
  expect(await ran('review', 'correct', '1', '--file', 'right.txt', '--note', ' ')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('note: found no text, expected what was wrong') as string,
  });
  await does('review', 'add', 'tides.txt', '--again');
  const waiting = await ran('review', 'correct', '4', '--file', 'right.txt', '--note', 'Wrong.');
  expect(waiting).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('only a review that was sent is corrected') as string,
  });
});

test('an urgent correction reaches the mailboxes of those who got the old text, alone and once', async () => {
  dataDir = await temporaryDataDir();
  await writeFile(join(dataDir, 'tides.txt'), text('The Tides', 'Ships left in May.'));
  await writeFile(join(dataDir, 'right.txt'), text('The Tides', 'Ships left in June.'));
  await writeFile(join(dataDir, 'grid.txt'), text('The Grid', 'Power for all.'));
  await does(
    ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
    ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
  );
  for (const name of ['ana', 'leaves']) await joins(name);
  await does('review', 'add', 'tides.txt');
  await send('1');
  await joins('new');
  await does('subscriber', 'suppress', 'leaves@readers.example', '--because', 'asked by phone');
  const note = 'The ships left in June, not in May.';
  const said = await does(
    ...['review', 'correct', '1', '--file', 'right.txt', '--note', note, '--urgent'],
  );
  expect(said).toContain('Next: galley proof correction-1, galley issue approve correction-1');
  expect(await does('issue', 'show', 'correction-1')).toContain('Issue correction-1');
  expect(await does('issue', 'compile', '--correction', '1')).toContain(
    'Issue correction-1 compiled again: alone, for those who got the old text',
  );
  await does('issue', 'approve', 'correction-1');
  await does('issue', 'send', 'correction-1', '--wait');
  expect(await does('issue', 'status', 'correction-1')).toContain('Issue correction-1 sent');
  await does('review', 'add', 'grid.txt');
  await send('2');

  const mails = await mailsTo('ana');
  expect(mails.map((mail) => mail.includes(note))).toEqual([false, true, false]);
  expect(mails[1]).toMatch(
    /We wrote:\s+Ships left in May\.\s+It should read:\s+Ships left in June\./,
  );
  expect(mails[1]).not.toContain('Issue 2');
  for (const name of ['new', 'leaves']) {
    expect((await mailsTo(name)).filter((mail) => mail.includes(note))).toEqual([]);
  }
});
