import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@galley/contract/issue';
import { expect, test } from 'vitest';
import { runGalley, temporaryDataDir, withDatabase } from '../kit/index.ts';

interface Shape {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly unknown[] } | undefined;
  };
}

const fixture = withDatabase();
const REVIEW = 'A title\n\nWIRED · March 12, 2026\n\nSummary\n\nA text.\n';

test('--json of every command on an issue prints exactly its shape', async () => {
  const folder = await temporaryDataDir();
  const env = { DATA_DIR: folder, PATH: '/usr/bin:/bin', ...fixture.env };
  await writeFile(join(folder, 'review.txt'), REVIEW);
  const run = async (...argv: string[]): Promise<string> => {
    const ran = await runGalley([...argv, '--json'], { cwd: folder, env });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const prints = async (shape: Shape, ...argv: string[]): Promise<void> => {
    const read = shape.safeParse(JSON.parse(await run('issue', ...argv)));
    expect(read.error?.issues ?? [], argv.join(' ')).toEqual([]);
  };
  const settings = ['--title', 'Digest', '--from', 'Digest <news@digest.example>'];
  await run('newsletter', 'set', ...settings, '--postal-address', '1 Main St');
  await run('subscriber', 'add', 'ana@code.example', '--consent', 'by mail');
  await run('review', 'add', 'review.txt');
  await prints(contract.compiledIssueShape, 'compile');
  await prints(contract.issueShape.array(), 'list');
  await prints(contract.changedIssueShape, 'set', '1', '--subject', 'Chosen');
  await prints(contract.shownIssueShape, 'show', '1');
  await prints(contract.preflightReportShape, 'preflight', '1', '--offline');
  await prints(contract.sendForecastShape, 'forecast', '1');
  await prints(contract.sentTestShape, 'test', '1', '--to', 'me@code.example');
  await prints(contract.approvedIssueShape, 'approve', '1');
  await prints(contract.issueShape, 'send', '1');
  await prints(contract.issueShape, 'pause', '1');
  await prints(contract.issueShape, 'resume', '1');
  await prints(contract.issueStatusShape, 'status', '1');
  await prints(contract.reconciliationShape, 'reconcile', '1');
  await prints(contract.cancelledIssueShape, 'cancel', '1');
});
