import { setTimeout as sleep } from 'node:timers/promises';
import { READER } from '@galley/core/editor';
import { subscribeAddress } from '@galley/core/inbound';
import {
  CONFIRM_TOKEN_SECONDS,
  SIGN_UP_BREAKER,
  isLoopback,
  makeFormStamp,
  type FormKind,
} from '@galley/core/subscription';
import { readSiteNewsletter, readSiteIssues, type SiteNewsletter } from '@galley/press/site';
import {
  askForProof,
  renewConfirmation,
  subscribe,
  type PersonProblem,
  type SubscribeOutcome,
} from '@galley/press/subscription';
import { createGate } from '@galley/runtime';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { isFromElsewhere } from '../http/check-origin.ts';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { PROOF_POLICY, tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { embedPage } from './embed-page.ts';
import { badLinkPage, noticePage } from './notice-pages.ts';
import { isJson, readSignUp, type SignUpReading } from './read-sign-up.ts';
import type { SignUpDraft } from './sign-up-form.ts';
import { signUpPage } from './sign-up-page.ts';
import { signUpPath, thanksPath } from './site-paths.ts';
import { wordingFor } from './words.ts';

// Longer than the work takes, so that the time doesn't reveal whether an address was known.
const USUAL_MILLISECONDS = 200;

// Of the pool's ten connections: sign-ups wait for each other and for subscribers' rows, and pages
// must still find a free one.
const AT_ONCE = 3;

type Deps = Pick<
  WebDeps,
  | 'db'
  | 'wake'
  | 'keyring'
  | 'clock'
  | 'log'
  | 'publicUrl'
  | 'signUps'
  | 'inboundDomain'
  | 'sparesLoopback'
  | 'subscribeMilliseconds'
>;

type Form = Extract<SignUpReading, { kind: 'ok' }>;

/**
 * The pages that subscribe: the form, on its own page and for frames on other sites, `POST
 * /subscribe`, a new link in place of an expired one, and what comes next.
 */
export function createSignUp(deps: Deps, clientIp: ClientIp): Hono {
  const { publicUrl } = deps;
  const signUp = new Hono();
  const gate = createGate(AT_ONCE);

  const stampFor = ({ slug }: SiteNewsletter, kind: FormKind): string =>
    makeFormStamp(deps.keyring, { newsletter: slug, kind, at: deps.clock() });

  /** Where a sign-up comes from. In a local set-up, all visitors are the person at this machine. */
  function origin(c: Context) {
    const ip = clientIp(c);
    return { ip, sparesNetwork: deps.sparesLoopback === true && ip !== null && isLoopback(ip) };
  }

  async function showForm(
    c: Context,
    newsletter: SiteNewsletter,
    { draft, again, status }: { draft: SignUpDraft | null; again: boolean; status: 200 | 422 },
  ): Promise<Response> {
    const [latest = null] = await readSiteIssues(deps, { newsletter, limit: 1 });
    const proves = deps.signUps?.proofOfWork === true;
    const challenge = proves ? await askForProof(deps, newsletter.slug) : null;
    if (proves) c.header('Content-Security-Policy', PROOF_POLICY);
    c.header('Cache-Control', 'no-store');
    const stamp = stampFor(newsletter, again ? 'again' : 'first');
    const { inboundDomain = null } = deps;
    const inboundAddress =
      inboundDomain === null ? null : subscribeAddress(newsletter.slug, inboundDomain);
    const view = { newsletter, latest, draft, again, stamp, challenge, inboundAddress, publicUrl };
    return c.html(signUpPage(view), status);
  }

  const form = async (c: Context): Promise<Response> => {
    const newsletter = await readSiteNewsletter(deps, c.req.param('newsletter') ?? null);
    if (newsletter === null) return c.notFound();
    return showForm(c, newsletter, { draft: null, again: false, status: 200 });
  };
  signUp.get('/subscribe', form);
  signUp.get('/n/:newsletter/subscribe', form);

  signUp.get('/embed/:newsletter', async (c) => {
    const newsletter = await readSiteNewsletter(deps, c.req.param('newsletter'));
    if (newsletter === null) return c.notFound();
    c.header('Cache-Control', 'no-store');
    return c.html(embedPage(newsletter, stampFor(newsletter, 'first')));
  });

  signUp.post('/subscribe', limitForm, async (c) => {
    if (isJson(c)) {
      const expected = 'a form; programs send JSON to the API, with a key (docs/api.md)';
      return c.json({ error: 'needs-key', expected }, 415);
    }
    const read = await readSignUp(c);
    if (read.kind === 'unreadable') {
      return c.json({ error: 'unreadable', expected: read.expected }, 400);
    }
    const newsletter = await readSiteNewsletter(deps, read.newsletter);
    if (newsletter === null) return c.notFound();
    const from = origin(c);
    const elsewhere = isFromElsewhere(c, publicUrl);
    const { stamp, proof, trapped } = read;
    const outcome = await inUsualTime(() =>
      subscribe(deps, READER, {
        ...from,
        newsletter,
        address: read.email,
        name: read.name,
        source: `${publicUrl}${signUpPath(newsletter)}`,
        trapped,
        form: { stamp, elsewhere, proof, sparesTime: from.sparesNetwork },
      }),
    );
    return answer(c, newsletter, read, outcome);
  });

  signUp.post('/confirm/:token/again', tokenPageHeaders, limitForm, async (c) => {
    const renewed = await inUsualTime(() =>
      renewConfirmation(deps, READER, {
        ...origin(c),
        token: c.req.param('token'),
        source: `${publicUrl}/confirm`,
      }),
    );
    if (renewed.kind === 'asked') return answer(c, renewed.newsletter, null, renewed.asked);
    const front = await readSiteNewsletter(deps, null);
    return renewed.kind === 'gone' && front !== null
      ? c.redirect(signUpPath(front), 303)
      : c.html(badLinkPage(front), 404);
  });

  async function inUsualTime<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const [outcome] = await Promise.all([
      gate('sign-up', work),
      sleep(deps.subscribeMilliseconds ?? USUAL_MILLISECONDS),
    ]);
    return outcome;
  }

  async function answer(
    c: Context,
    newsletter: SiteNewsletter,
    typed: Pick<Form, 'email' | 'name'> | null,
    outcome: SubscribeOutcome,
  ): Promise<Response> {
    tell(newsletter.slug, outcome);
    if (typed !== null && outcome.kind === 'ask-again') {
      const draft = { email: typed.email, name: typed.name, problems: {} };
      return showForm(c, newsletter, { draft, again: true, status: 200 });
    }
    if (typed !== null && outcome.kind === 'invalid') {
      const draft = draftOf(typed, outcome.problems);
      return showForm(c, newsletter, { draft, again: false, status: 422 });
    }
    return c.redirect(thanksPath(newsletter), 303);
  }

  function tell(slug: string, outcome: SubscribeOutcome): void {
    const reason =
      outcome.kind === 'ask-again'
        ? outcome.reason
        : outcome.kind === 'ok'
          ? outcome.refused
          : null;
    if (reason !== null) deps.log.debug({ newsletter: slug, reason }, 'sign-up refused');
    if (outcome.kind === 'ok' && outcome.breakerOpened) {
      const minutes = SIGN_UP_BREAKER.openMinutes;
      deps.log.warn(
        { newsletter: slug, minutes },
        'too many sign-ups stay unconfirmed; confirmation mails pause',
      );
    }
  }

  const thanks = async (c: Context): Promise<Response> => {
    const newsletter = await readSiteNewsletter(deps, c.req.param('newsletter') ?? null);
    if (newsletter === null) return c.notFound();
    const wording = wordingFor(newsletter);
    const { title, sent, nothing } = wording.pages.thanks;
    return c.html(
      noticePage({
        newsletter,
        wording,
        title,
        body: html`<p>${sent(CONFIRM_TOKEN_SECONDS)}</p>
          <p>${nothing}</p>`,
      }),
    );
  };
  signUp.get('/thanks', thanks);
  signUp.get('/n/:newsletter/thanks', thanks);
  return signUp;
}

const draftOf = (
  { email, name }: Pick<Form, 'email' | 'name'>,
  problems: readonly PersonProblem[],
): SignUpDraft => ({
  email,
  name,
  problems: Object.fromEntries(problems.map(({ field, flaw }) => [field, flaw])),
});
