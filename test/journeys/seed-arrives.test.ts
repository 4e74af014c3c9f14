import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { expect, test } from 'vitest';
import { runGalley, temporaryDataDir } from '../kit/index.ts';

const SEED = join(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  nbsp: ' ',
};

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a person reads of an HTML mail: no tags, no head, entities decoded, white space folded. */
const visible = (html: string): string =>
  fold(
    html
      .replace(/<head[\s\S]*?<\/head>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&([#\w]+);/g, (entity, name: string) => ENTITIES[name] ?? entity),
  );

/** The seed's sentences in order; headings, bullets and the line of credits are form. */
const sentences = readFileSync(SEED, 'utf8')
  .split('\n')
  .map((line) => line.replace(/^\s*•\s*/, ''))
  .filter((line) => line !== '' && !line.includes('⭐'))
  .flatMap((line) => line.replace(/^🔑 /, '').split(/(?<=[.?!]) (?=[A-Z"])/))
  // "Revenue Gap: Claude Code …": the label is set apart from the rest.
  .flatMap((sentence) => sentence.split(/(?<=^[^:]{1,60}:) /))
  .map(fold);

function expectInOrder(text: string): void {
  let from = 0;
  for (const sentence of sentences) {
    const at = text.indexOf(sentence, from);
    expect(at, `"${sentence}" after character ${from}`).toBeGreaterThanOrEqual(from);
    from = at + sentence.length;
  }
}

test('every sentence of the seed review arrives in the mailbox, in order', async () => {
  expect(sentences.length).toBeGreaterThan(30);
  const dataDir = await temporaryDataDir();
  const galley = async (...argv: string[]) => {
    const ran = await runGalley(argv, { env: { DATA_DIR: dataDir }, cwd: dataDir });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  };
  await galley(
    ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
    ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
  );
  await galley('subscriber', 'add', 'ada@readers.example', '--consent', 'Asked in person');
  await galley('review', 'add', SEED);
  await galley('issue', 'compile');
  await galley('issue', 'approve', '1');
  await galley('issue', 'send', '1', '--wait');

  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  const [mail] = sandbox.ledger.byRecipient('ada@readers.example');
  const content = mail && sandbox.ledger.content(mail);
  await sandbox.close();
  expectInOrder(visible(content?.html ?? ''));
  expectInOrder(fold(content?.text ?? ''));
});
