import { issueName } from '@galley/core/issue/name';
import type { Log } from '@galley/runtime';
import type { ProofRef, ProofSource } from '@galley/contract/proof';
import type { RunningWeb } from '@galley/web';
import { jsonText } from '../shell/json-text.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';

/** Proofs, and the one to show first. */
export interface ProofsToShow {
  readonly source: ProofSource;
  readonly ref: ProofRef;
  readonly log: Log;
}

const STOP_LIMIT_MS = 3000;

/** Serves proof pages to this machine until a signal ends it. */
export async function servePages(
  shell: Shell,
  proofs: ProofsToShow,
  port: number,
): Promise<Outcome> {
  const { life } = shell;
  const web = await listen(proofs, port);
  await life.add('proof', { stop: () => web.stop(), limitMs: STOP_LIMIT_MS });
  const { newsletter, issue } = proofs.ref;
  const query = newsletter === null ? '' : `?newsletter=${encodeURIComponent(newsletter)}`;
  const url = `${web.url}/proof/${issue === 'next' ? issue : issueName(issue)}${query}`;
  if (shell.json) shell.stdout.write(`${jsonText({ event: 'ready', url })}\n`);
  else {
    const { paint } = shell;
    const lines = facts(paint, [
      ['Proof', paint.cyan(url)],
      ['', paint.dim('The page updates itself. Ctrl-C stops.')],
    ]);
    shell.stdout.write(`${lines}\n`);
  }
  await life.stopping;
  return { kind: 'served' };
}

/** Listens on that port, or on a free one if it is taken; the address is printed either way. */
async function listen({ source, log }: ProofsToShow, port: number): Promise<RunningWeb> {
  const { startProof } = await import('@galley/web');
  try {
    return await startProof({ source, port, log });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken || port === 0) throw error;
    return startProof({ source, port: 0, log });
  }
}
