import type { SenderDomain } from '@galley/contract/newsletter';
import type { Actor, StepName } from '@galley/core/editor';
import { compareTracking } from '@galley/core/click';
import { isLoopbackUrl } from '@galley/core/network';
import { parseSender, type DomainLook } from '@galley/core/newsletter';
import { recordNewsletterAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';

type Deps = Pick<PressDeps, 'db' | 'clock' | 'providerUrl' | 'senderDomains'>;

export type SeeSenderDomain =
  { readonly kind: 'seen'; readonly senderDomain: SenderDomain } | NewsletterRefusal;

const NOBODY_ASKED: DomainLook['provider'] = { kind: 'no-answer', why: 'nobody was asked' };
/** Reports alone: it changes nothing for any mail. */
const FIRST_DMARC = 'v=DMARC1; p=none;';

/** Shows what Resend and DNS say of the domain that a newsletter's mail comes from. */
export const seeSenderDomain = async (
  deps: Deps,
  actor: Actor,
  slug: string | null,
): Promise<SeeSenderDomain> => ask(deps, actor, slug, 'see-newsletter');

/** Has Resend check the records of that domain again. */
export const checkSenderDomain = async (
  deps: Deps,
  actor: Actor,
  slug: string | null,
): Promise<SeeSenderDomain> => ask(deps, actor, slug, 'check-sender-domain');

async function ask(
  deps: Deps,
  actor: Actor,
  slug: string | null,
  step: Extract<StepName, 'see-newsletter' | 'check-sender-domain'>,
): Promise<SeeSenderDomain> {
  const found = await findNewsletterFor(deps, actor, step, slug);
  if (found.kind !== 'found') return found;
  const { id, sender, clicks } = found.newsletter;
  const domain = domainOf(sender);
  if (step === 'check-sender-domain') {
    await deps.db
      .transaction()
      .execute(async (trx) => recordNewsletterAct(trx, actor, step, id, deps.clock()));
  }
  const { senderDomains } = deps;
  const look =
    domain === null || senderDomains === undefined
      ? null
      : await (step === 'see-newsletter'
          ? senderDomains.look(domain)
          : senderDomains.check(domain));
  const sandbox = isLoopbackUrl(deps.providerUrl);
  return { kind: 'seen', senderDomain: present({ domain, look, sandbox, clicks }) };
}

function present({
  domain,
  look,
  sandbox,
  clicks,
}: {
  readonly domain: string | null;
  readonly look: DomainLook | null;
  readonly sandbox: boolean;
  readonly clicks: boolean;
}): SenderDomain {
  const provider = look?.provider ?? NOBODY_ASKED;
  const clickTracking = provider.kind === 'known' ? provider.clickTracking : null;
  const dmarc = look?.dmarc ?? null;
  return {
    domain,
    answer: domain === null ? null : provider.kind,
    why: domain !== null && provider.kind === 'no-answer' ? provider.why : null,
    status: provider.kind === 'known' ? provider.status : null,
    records: provider.kind === 'known' ? provider.records.map((one) => ({ ...one })) : [],
    dmarc: dmarc && { policy: dmarc.policy, name: `_dmarc.${domain ?? ''}`, value: FIRST_DMARC },
    clickTracking,
    clicks: compareTracking(clicks, clickTracking),
    sandbox,
    checkedAt: look?.at.toISOString() ?? null,
  };
}

function domainOf(sender: string | null): string | null {
  const parsed = sender === null ? null : parseSender(sender);
  return parsed?.kind === 'ok'
    ? (parsed.sender.address.split('@').at(-1)?.toLowerCase() ?? null)
    : null;
}
