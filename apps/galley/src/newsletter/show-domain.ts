import type { SenderDomain } from '@galley/contract/newsletter';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { senderDomains } from '../shell/sender-domains.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';

/** Shows what Resend and DNS say of the domain that mail comes from. */
export const showDomain = async (
  shell: Shell,
  slug: string | undefined,
  { check }: { readonly check?: true },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const asking = { ...deps, senderDomains: senderDomains(deps, deps) };
    const step = check === true ? press.checkSenderDomain : press.seeSenderDomain;
    const seen = await step(asking, deps.actor, slug ?? null);
    if (seen.kind !== 'seen') return answerRefusal(seen);
    const { senderDomain } = seen;
    return {
      kind: 'done',
      json: senderDomain,
      text: (paint) => domainText(paint, senderDomain),
      notes: [...advise(senderDomain), ...CLICKS[senderDomain.clicks ?? 'off']],
    };
  });

function domainText(paint: Paint, its: SenderDomain): string {
  if (its.domain === null) return '';
  const { dmarc, records } = its;
  const lines = [`${its.domain}  ${its.status ?? its.answer ?? ''}`];
  if (records.length > 0 || dmarc !== null) {
    const rows = records.map((one) => [
      one.purpose,
      one.type,
      one.name,
      one.priority === null ? one.value : `${one.priority} ${one.value}`,
      one.status,
    ]);
    if (dmarc !== null) {
      const found = dmarc.policy === null ? 'missing' : `p=${dmarc.policy}`;
      rows.push(['DMARC', 'TXT', dmarc.name, dmarc.value, found]);
    }
    lines.push('', table(paint, ['FOR', 'TYPE', 'NAME', 'VALUE', ''], rows));
  }
  return lines.join('\n');
}

/** What Resend's click tracking and the newsletter's setting make of each other. */
const CLICKS: Readonly<Record<NonNullable<SenderDomain['clicks']>, readonly string[]>> = {
  counted: [
    'Click tracking is on at Resend: links in mails lead through it, and clicks are counted.',
  ],
  off: [],
  'none-come': [
    'The newsletter counts clicks, but click tracking is off for the domain at Resend: none will come. Switch it on at https://resend.com/domains, or here: galley newsletter set --clicks off',
  ],
  'in-vain': [
    'Click tracking is on for the domain at Resend, so links in mails lead through it, although the newsletter counts no clicks. Switch it off at https://resend.com/domains, or count them: galley newsletter set --clicks on',
  ],
};

function advise({ domain, answer, why, sandbox, status }: SenderDomain): readonly string[] {
  if (domain === null) {
    return ["There is no sender yet: galley newsletter set --from 'Name <you@your-domain>'"];
  }
  if (sandbox) return ['Mail stays on this machine, in the sandbox, from whatever domain.'];
  if (answer === 'not-allowed') {
    return [
      'The key may only send. Look at https://resend.com/domains, or use a key with full access.',
    ];
  }
  if (answer === 'unknown') {
    return [`Resend does not know ${domain}. Add it at https://resend.com/domains.`];
  }
  if (answer === 'no-answer') return [`Resend gave no answer: ${why ?? ''}`];
  return status === 'verified'
    ? []
    : ['Once the records are in DNS: galley newsletter domain --check'];
}
