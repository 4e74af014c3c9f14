import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGalley, withDatabase, type Ran } from '../kit/index.ts';

const REVIEW = `Das stille Netz

4 von 5 Sternen · Die Hafenschau · 11.03.2026 · von Inés Okafor und Daniel Reuter

Zusammenfassung

Eine Nacht im Januar.

Wichtigste Erkenntnisse

•\tNeun Minuten: Um 19:42
o\tNiemand erfuhr davon.

Ausführliche Analyse

1. Zähler ablesen
   - mittags
2. Leitstelle anrufen

Warum es wichtig ist

Der nächste Frost kommt.
`;
const PRINTED = `Das stille Netz

⭐⭐⭐⭐ 4/5 · Die Hafenschau · 11. März 2026 · Von Inés Okafor und Daniel Reuter

Zusammenfassung

Eine Nacht im Januar.

🔑 Die wichtigsten Punkte

  • Neun Minuten: Um 19:42
  • Niemand erfuhr davon.

Im Einzelnen

  1. Zähler ablesen
    - mittags
  2. Leitstelle anrufen

Warum das wichtig ist

Der nächste Frost kommt.
`;

const test = withDatabase();
let folder: string;

const run = (argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  runGalley(argv, {
    cwd: folder,
    env: { DATA_DIR: join(folder, 'data'), PATH: '/usr/bin:/bin', ...test.env, ...env },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-german-'));
  await writeFile(join(folder, 'netz.txt'), REVIEW);
  await writeFile(join(folder, 'typo.txt'), REVIEW.replace('Zusammen', 'Zusamen'));
  await writeFile(join(folder, 'editor'), '#!/bin/sh\nsed -i s/Januar/Februar/ "$1"\n', {
    mode: 0o755,
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe('an editor of a German newsletter', () => {
  it('reads a German review before there is a newsletter', async () => {
    const parsed = await run(['review', 'parse', 'netz.txt', '--format', 'text']);
    expect(parsed).toMatchObject({ code: 0, stdout: PRINTED });
    const english = await run(['review', 'parse', 'netz.txt', '--language', 'en']);
    expect(english.code).toBe(2);
    const odd = await run(['review', 'parse', 'netz.txt', '--language', '?']);
    expect(odd).toMatchObject({ code: 2, stderr: expect.stringContaining('--language') });
  });

  it('queues it, and sees it in German', async () => {
    const set = ['newsletter', 'set', '--title', 'Das Netz', '--language', 'de'];
    expect(await run(set)).toMatchObject({ code: 0 });
    expect(await run(['review', 'add', 'netz.txt'])).toMatchObject({ code: 0 });
    expect(await run(['review', 'show', '1'])).toMatchObject({ code: 0, stdout: PRINTED });
    const markdown = await run(['review', 'show', '1', '--format', 'markdown']);
    expect(markdown.stdout).toContain('## Die wichtigsten Punkte');
  });

  it('edits it in German', async () => {
    const edited = await run(['review', 'edit', '1'], { EDITOR: join(folder, 'editor') });
    expect(edited).toMatchObject({ code: 0 });
    const shown = await run(['review', 'show', '1']);
    expect(shown.stdout).toBe(PRINTED.replace('Januar', 'Februar'));
    expect(await run(['review', 'edit', '1', '--file', 'netz.txt'])).toMatchObject({ code: 0 });
    expect((await run(['review', 'show', '1'])).stdout).toBe(PRINTED);
  });

  it('is asked about a slip in a heading', async () => {
    const refused = await run(['review', 'add', 'typo.txt', '--again']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(
      'typo.txt:5: found the heading "Zusamenfassung", expected "Zusammenfassung", or "Zusamenfassung [sic]" if it is meant',
    );
  });
});
