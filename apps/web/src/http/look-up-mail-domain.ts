import { Resolver } from 'node:dns/promises';
import { judgeMailDomain, type DnsAnswer, type MailDomain } from '@galley/core/subscription';

/** What is asked of DNS; `node:dns` in a process, invented answers in a test. */
export interface DnsQuestions {
  resolveMx(name: string): Promise<readonly { readonly exchange: string }[]>;
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
  cancel?(): void;
}

/** Nobody waits longer for a sign-up because of DNS. */
const PATIENCE_MS = 1500;

/**
 * Asks DNS whether a domain takes mail. Silence, failures and delays prove nothing: the answer is
 * then `unknown`, and it never throws.
 */
export const lookUpMailDomain =
  (
    open: () => DnsQuestions = () => new Resolver({ timeout: PATIENCE_MS, tries: 1 }),
    patienceMs: number = PATIENCE_MS,
  ) =>
  async (domain: string): Promise<MailDomain> => {
    const dns = open();
    const late = Promise.withResolvers<MailDomain>();
    const timer = setTimeout(() => late.resolve('unknown'), patienceMs);
    try {
      return await Promise.race([judge(dns, domain), late.promise]);
    } finally {
      clearTimeout(timer);
      dns.cancel?.();
    }
  };

async function judge(dns: DnsQuestions, domain: string): Promise<MailDomain> {
  const [mx, ipv4, ipv6] = await Promise.all([
    answerOf(dns.resolveMx(domain).then((all) => all.map(({ exchange }) => exchange))),
    answerOf(dns.resolve4(domain)),
    answerOf(dns.resolve6(domain)),
  ]);
  return judgeMailDomain(mx, merge(ipv4, ipv6));
}

/** One kind of address is enough; that both are missing must be known of both. */
const merge = (ipv4: DnsAnswer, ipv6: DnsAnswer): DnsAnswer =>
  [ipv4, ipv6].find(({ kind }) => kind === 'records') ??
  [ipv4, ipv6].find(({ kind }) => kind === 'unknown') ??
  ipv4;

const PROOF: Readonly<Record<string, DnsAnswer>> = {
  ENOTFOUND: { kind: 'no-name' },
  ENODATA: { kind: 'none' },
};

async function answerOf(asked: Promise<readonly string[]>): Promise<DnsAnswer> {
  try {
    const values = await asked;
    return values.length === 0 ? { kind: 'none' } : { kind: 'records', values };
  } catch (error) {
    return PROOF[String(Object(error).code)] ?? { kind: 'unknown' };
  }
}
