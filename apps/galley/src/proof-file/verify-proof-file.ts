import type { VerifiedProof } from '@galley/contract/proof-file';
import * as press from '@galley/press/proof-file';
import type { Outcome } from '../shell/outcome.ts';
import { refuse } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { openInput } from '../shell/read-input.ts';
import { readSetup } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';

/** Far more than the file of an issue to ten million readers. */
const MOST = 4 * 1024 * 1024 * 1024;

interface VerifyOptions {
  readonly seal?: string;
  readonly signed?: boolean;
}

/** Checks a proof file by its own bytes; says what holds and what doesn't. */
export async function verifyProofFile(
  shell: Shell,
  file: string,
  options: VerifyOptions,
): Promise<Outcome> {
  const opened = await openInput(shell, file, MOST);
  if (opened.kind === 'refused') return opened;
  const checked = await press.checkProofFile(opened.content);
  if (checked === null) {
    return refuse(`${opened.name}: this is no proof file, expected one that Galley wrote`);
  }
  const claims: VerifiedProof['claims'][number][] = [...checked.claims];
  if (options.seal !== undefined) {
    const holds = checked.seal === options.seal.trim().toLowerCase();
    claims.push({
      claim: 'known-seal',
      holds,
      detail: holds ? 'its seal is the one that you know' : 'its seal is not the one that you know',
    });
  }
  if (options.signed === true) {
    const read = await readSetup(shell, 'warn');
    if (read.kind === 'refused') return read;
    const holds = press.isProofSigned(read.setup.keyring, checked);
    claims.push({
      claim: 'signature',
      holds,
      detail: holds
        ? "this set-up's key signed it"
        : "this set-up's key didn't sign it: it was written elsewhere, or changed",
    });
  }
  const { newsletter, issue, sentAt } = checked.head;
  const holds = claims.every((claim) => claim.holds);
  const verified: VerifiedProof = {
    newsletter,
    issue,
    sentAt,
    seal: checked.seal,
    holds,
    claims,
  };
  const text = (paint: Paint): string => verifiedText(paint, verified);
  return holds
    ? { kind: 'done', json: verified, text, notes: options.signed === true ? [] : [UNSIGNED] }
    : { kind: 'failed', problem: `${opened.name} does not hold.`, json: verified, text };
}

const UNSIGNED =
  'That it fits together does not show who wrote it: compare its seal with one that you know (--seal), or check the signature where it was written (--signed).';

const NAMES: Readonly<Record<VerifiedProof['claims'][number]['claim'], string>> = {
  order: 'lines',
  seal: 'seal',
  renditions: 'bytes of the mail',
  content: 'approved content',
  equation: 'audience',
  counts: 'counts',
  readers: 'readers',
  'known-seal': 'known seal',
  signature: 'signature',
};

const verifiedText = (paint: Paint, { newsletter, issue, sentAt, claims }: VerifiedProof): string =>
  [
    `${paint.bold(`${newsletter}, issue ${issue}`)}${sentAt === null ? '' : `, sent ${sentAt}`}`,
    facts(
      paint,
      claims.map(({ claim, holds, detail }) => [
        NAMES[claim],
        `${holds ? 'holds' : 'DOES NOT HOLD'}: ${detail}`,
      ]),
    ),
  ].join('\n');
