import type { SenderDomain } from '@galley/core/issue';

export interface Dns {
  /**
   * Looks up the TXT records of a name.
   *
   * @throws when there are none, or DNS does not answer
   */
  readonly lookUp: (name: string) => Promise<readonly string[]>;
  /** Whether DNS answers at all; called when it finds nothing for the domain. */
  readonly isOnline: () => Promise<boolean>;
}

/** Where Resend puts its key, and its default subdomain for the return path. */
const DKIM = 'resend._domainkey';
const RETURN_PATH = 'send';

/**
 * Looks up what mailboxes check before they trust a sender: SPF of the return path (RFC 7208),
 * Resend's DKIM key (RFC 6376) and the DMARC policy, which a parent domain may set (RFC 7489,
 * 6.6.3). Null when DNS does not answer.
 */
export async function askSenderDomain(
  domain: string,
  { lookUp, isOnline }: Dns,
): Promise<SenderDomain | null> {
  try {
    const read = async (name: string): Promise<readonly string[]> => {
      try {
        return await lookUp(name);
      } catch (error) {
        if (hasNoTexts(error)) return [];
        throw error;
      }
    };
    const [own, returnPath, key, policies] = await Promise.all([
      read(domain),
      read(`${RETURN_PATH}.${domain}`),
      read(`${DKIM}.${domain}`),
      Promise.all(withParents(domain).map(async (each) => read(`_dmarc.${each}`))),
    ]);
    const known = [own, returnPath, key, ...policies].some((texts) => texts.length > 0);
    if (!known && !(await isOnline())) return null;
    const dmarc = policies.flat().find((text) => /^v=DMARC1\b/i.test(text));
    return {
      domain,
      spf: [...own, ...returnPath].some((text) => /^v=spf1\b/i.test(text)),
      dkim: key.some((text) => /\bp=\s*[A-Za-z0-9+/]/.test(text)),
      dmarc:
        dmarc === undefined ? null : (/\bp=\s*(\w+)/i.exec(dmarc)?.[1]?.toLowerCase() ?? 'none'),
    };
  } catch {
    return null;
  }
}

/** The domain and its parents, down to two labels. */
function withParents(domain: string): readonly string[] {
  const labels = domain.split('.');
  return Array.from({ length: Math.max(1, labels.length - 1) }, (_, at) =>
    labels.slice(at).join('.'),
  );
}

const hasNoTexts = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ENOTFOUND' || error.code === 'ENODATA');
