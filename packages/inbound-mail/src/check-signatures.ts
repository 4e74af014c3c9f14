import { domainToASCII } from 'node:url';
import type { SignatureFacts, Verdict } from '@galley/core/inbound';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { getDomain } from 'tldts';
import type { LookUpTexts } from './look-up-texts.ts';

/** Header fields, in their order, and the facts about each signature. */
export interface CheckedMail {
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** The addresses in every `From`. */
  readonly from: readonly string[];
  readonly signatures: readonly SignatureFacts[];
}

/** Verifies the DKIM signatures of a mail as strictly as RFC 6376 and RFC 8301 read. */
export async function checkSignatures(
  raw: Buffer,
  { lookUp, now }: { readonly lookUp: LookUpTexts; readonly now: Date },
): Promise<CheckedMail> {
  const checked = await dkimVerify(raw, {
    resolver: async (name) => (await lookUp(name)).map((pieces) => [...pieces]),
    curTime: now,
    strict: true,
  });
  const fromDomain = domainOf(checked.headerFrom[0] ?? '');
  return {
    fields: (checked.headers?.parsed ?? []).map(({ key, line }) => ({
      name: key,
      value: valueOf(line.toString()),
    })),
    from: checked.headerFrom,
    signatures: checked.results.flatMap((result) => {
      const { signingDomain, status, signingHeaders } = result;
      if (signingDomain === undefined || signingDomain === '') return [];
      const domain = domainToASCII(signingDomain).toLowerCase();
      return {
        domain,
        aligned: areAligned(fromDomain, domain),
        verdict: verdictOf(status),
        fields: signedFields(signingHeaders?.keys ?? ''),
        hasLength: result.canonBodyLengthLimited === true,
      };
    }),
  };
}

const domainOf = (address: string): string =>
  domainToASCII(address.slice(address.lastIndexOf('@') + 1)).toLowerCase();

/** The same domain, or two of one owner: what DMARC calls relaxed alignment (RFC 7489, 3.1.1). */
function areAligned(from: string, signing: string): boolean {
  if (from === '' || signing === '') return false;
  if (from === signing) return true;
  const owned = (name: string) => getDomain(name, { allowPrivateDomains: true });
  const owner = owned(from);
  return owner !== null && owner === owned(signing);
}

function verdictOf(status: { readonly result: string; readonly testing?: boolean }): Verdict {
  switch (status.result) {
    case 'pass':
      // A domain that only tries DKIM out wants its mail treated as unsigned (RFC 6376, 3.6.1).
      return status.testing !== true ? 'valid' : 'bad-signature';
    case 'temperror':
      return 'no-dns';
    case 'policy':
      return 'weak-key';
    default:
      return 'bad-signature';
  }
}

const signedFields = (keys: string): readonly string[] =>
  keys.split(':').map((name) => name.trim().toLowerCase());

/** What follows the colon, with its lines joined. */
const valueOf = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .trim();
