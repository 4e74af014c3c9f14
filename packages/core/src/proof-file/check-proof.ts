import { contentHash, renditionHash, type Hash } from '../issue/content-hash.ts';
import type { Rendition } from '../issue/rendition.ts';
import {
  addDelivery,
  noTotals,
  printProofLine,
  readProofLine,
  type ProofHead,
  type ProofPart,
  type ProofSignature,
  type ProofTotals,
} from './proof-lines.ts';

/** One thing that a proof file claims, and whether it holds. */
export interface ProofClaim {
  readonly claim: 'order' | 'seal' | 'renditions' | 'content' | 'equation' | 'counts' | 'readers';
  readonly holds: boolean;
  /** In plain words: what was found. */
  readonly detail: string;
}

export interface CheckedProof {
  readonly head: ProofHead;
  readonly counts: ProofTotals['counts'] | null;
  readonly seal: string | null;
  readonly signature: ProofSignature['signature'] | null;
  readonly claims: readonly ProofClaim[];
}

/** Checks a proof file line by line. */
export interface ProofCheck {
  /** False if the file is no proof file: its first line says something else. */
  readonly take: (line: string) => boolean;
  /** @param sealed what the bytes before the last line hash to */
  readonly finish: (sealed: string) => CheckedProof | null;
}

/**
 * Begins to check a proof file by nothing but its own lines. Whoever holds the file could write
 * another one that is consistent, too: what ties it to an installation is its signature, or a seal
 * that is known from elsewhere.
 */
export function beginProofCheck(hash: Hash): ProofCheck {
  let head: ProofHead | null = null;
  let totals: ProofTotals['counts'] | null = null;
  let seal: string | null = null;
  let signature: ProofSignature['signature'] | null = null;
  let lines = 0;
  let outOfOrder: number | null = null;
  let latest: ProofPart['part'] = 'head';
  const renditions: Rendition[] = [];
  const broken: string[] = [];
  const sums = noTotals();
  const readers = new Set<string>();
  const mails = new Set<string>();
  let twice = 0;
  let without = 0;
  let strayed = 0;

  const takeDelivery = (part: Extract<ProofPart, { part: 'delivery' }>['its']): void => {
    addDelivery(sums, part);
    if (readers.has(part.reader)) twice += 1;
    readers.add(part.reader);
    if (part.mail !== null) {
      if (mails.has(part.mail)) twice += 1;
      mails.add(part.mail);
    }
    if (part.state === 'accepted' && part.mail === null) without += 1;
    if (part.rendition !== null && !renditions.some(({ key }) => key === part.rendition)) {
      strayed += 1;
    }
  };

  return {
    take: (line) => {
      lines += 1;
      const part = readProofLine(line);
      if (lines === 1) {
        if (part?.part !== 'head') return false;
        head = part.its;
        return true;
      }
      if (part === null || !FOLLOWS[latest].includes(part.part) || isRewritten(part, line)) {
        outOfOrder ??= lines;
        return true;
      }
      latest = part.part;
      if (part.part === 'rendition') {
        renditions.push(part.its.rendition);
        if (renditionHash(hash, part.its.rendition) !== part.its.hash) {
          broken.push(part.its.rendition.key);
        }
      } else if (part.part === 'delivery') takeDelivery(part.its);
      else if (part.part === 'totals') totals = part.its.counts;
      else if (part.part === 'signature') ({ signature } = part.its);
      else if (part.part === 'seal') ({ seal } = part.its);
      return true;
    },
    finish: (sealed) => {
      if (head === null) return null;
      const { sender, replyTo, audience } = head;
      const content = contentHash(hash, { sender, replyTo, renditions });
      const { accepted, rejected, excluded, uncertain, pending } = totals ?? noTotals();
      const sum = accepted + rejected + excluded + uncertain + pending;
      const differing = Object.entries(sums).filter(
        ([name, found]) => totals?.[name as keyof typeof sums] !== found,
      );
      return {
        head,
        counts: totals,
        seal,
        signature,
        claims: [
          {
            claim: 'order',
            holds: outOfOrder === null && latest === 'seal',
            detail:
              outOfOrder !== null
                ? `line ${outOfOrder} is not what belongs there`
                : latest === 'seal'
                  ? `all ${lines} lines are complete and in order`
                  : 'the file ends before its seal',
          },
          {
            claim: 'seal',
            holds: seal === sealed,
            detail:
              seal === sealed
                ? `no byte was changed since it was sealed with ${sealed}`
                : `its bytes hash to ${sealed}, and its seal says something else`,
          },
          {
            claim: 'renditions',
            holds: broken.length === 0 && renditions.length > 0,
            detail:
              renditions.length === 0
                ? 'it has no bytes of the mail'
                : broken.length === 0
                  ? `${renditions.length} of ${renditions.length} renditions have the hash they name`
                  : `these renditions have another hash: ${broken.join(', ')}`,
          },
          {
            claim: 'content',
            holds: content === head.contentHash,
            detail:
              content === head.contentHash
                ? `sender, reply-to and renditions give the approved content hash ${content}`
                : `sender, reply-to and renditions give ${content}, not the approved ${head.contentHash}`,
          },
          {
            claim: 'equation',
            holds: totals !== null && sum === audience,
            detail:
              totals === null
                ? 'it has no counts'
                : `${audience} readers, and ${accepted} accepted + ${rejected} rejected + ${excluded} excluded + ${uncertain} uncertain + ${pending} pending = ${sum}`,
          },
          {
            claim: 'counts',
            holds: totals !== null && differing.length === 0,
            detail:
              totals === null
                ? 'it has no counts'
                : differing.length === 0
                  ? `the ${readers.size} deliveries in it give these counts`
                  : `the deliveries in it give other counts: ${differing.map(([name, found]) => `${found} ${name}`).join(', ')}`,
          },
          {
            claim: 'readers',
            holds: twice === 0 && strayed === 0,
            detail:
              twice + strayed > 0
                ? `${twice} readers or mails occur twice, and ${strayed} have a rendition that it lacks`
                : `no reader and no mail occurs twice; ${accepted - without} of ${accepted} accepted mails have the provider's id`,
          },
        ],
      };
    },
  };
}

/** The seal covers all but its own line, which is therefore compared letter by letter. */
const isRewritten = (part: ProofPart, line: string): boolean =>
  part.part === 'seal' && printProofLine(part.its) !== `${line}\n`;

const FOLLOWS: Readonly<Record<ProofPart['part'], readonly ProofPart['part'][]>> = {
  head: ['rendition'],
  rendition: ['rendition', 'delivery', 'totals'],
  delivery: ['delivery', 'totals'],
  totals: ['signature'],
  signature: ['seal'],
  seal: [],
};
