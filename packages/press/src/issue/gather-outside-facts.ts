import type { LinkAnswer, OutsideFacts } from '@galley/core/issue';
import type { CheckedIssue } from '@galley/core/issue/preflight';
import { isLoopbackUrl } from '@galley/core/network';
import { parseSender } from '@galley/core/newsletter';
import { listLinkAnswers, readSenderDomain, saveInspections, type NewInspection } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

/** Whether to check links and DNS now, or to use stored results only. */
export type Asking = 'ask' | 'remember';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Gathers what links and DNS say about an issue: stored results that have not expired, and for the
 * rest an inspector's answers. Good results last a day; bad ones an hour, because somebody may be
 * fixing the cause. Never call it inside a transaction.
 */
export async function gatherOutsideFacts(
  deps: Pick<PressDeps, 'db' | 'clock' | 'inspector' | 'providerUrl' | 'publicUrl'>,
  issue: Pick<CheckedIssue, 'reviews' | 'mails' | 'sender'>,
  asking: Asking,
): Promise<OutsideFacts> {
  // Reading HTML loads a library that most steps never need.
  const { linksToAsk } = await import('@galley/core/issue/preflight');
  const { db, inspector } = deps;
  const now = deps.clock();
  const urls = linksToAsk({ ...issue, publicUrl: deps.publicUrl });
  // Mail that stays on this machine needs no DNS records.
  const domain = isLoopbackUrl(deps.providerUrl) ? null : domainOf(issue.sender);
  const links = new Map(await listLinkAnswers(db, urls, now));
  let senderDomain = domain === null ? null : await readSenderDomain(db, domain, now);
  let notAsked: OutsideFacts['notAsked'] = 'not-yet';
  if (asking === 'ask' && inspector !== undefined) {
    const learned: NewInspection[] = [];
    const unknown = urls.filter((url) => !links.has(url));
    const [asked, domainAnswer] = await Promise.all([
      inspector.askLinks(unknown),
      senderDomain === null && domain !== null ? inspector.askSenderDomain(domain) : senderDomain,
    ]);
    for (const [url, answer] of asked.kind === 'asked' ? asked.answers : []) {
      links.set(url, answer);
      learned.push({ kind: 'link', subject: url, answer, expiresAt: later(now, isGood(answer)) });
    }
    if (domainAnswer !== null && senderDomain === null) {
      const { spf, dkim, dmarc, domain: subject } = domainAnswer;
      const expiresAt = later(now, spf && dkim && dmarc !== null);
      learned.push({ kind: 'sender-domain', subject, answer: domainAnswer, expiresAt });
    }
    senderDomain = domainAnswer;
    const complete = urls.every((url) => links.has(url));
    notAsked = asked.kind === 'offline' ? 'offline' : complete ? null : 'no-time';
    await saveInspections(db, learned, now);
  }
  const unsupported = await Promise.all(
    issue.mails.map(async (mail) => inspector?.findUnsupported(mail, links) ?? []),
  );
  return { links, senderDomain, unsupported: unsupported.flat(), notAsked };
}

const isGood = ({ kind }: LinkAnswer): boolean => kind === 'answered' || kind === 'moved';

const later = (now: Date, good: boolean): Date =>
  new Date(now.getTime() + (good ? DAY_MS : HOUR_MS));

function domainOf(sender: string | null): string | null {
  const parsed = sender === null ? null : parseSender(sender);
  return parsed?.kind === 'ok' ? (parsed.sender.address.split('@').at(-1) ?? null) : null;
}
