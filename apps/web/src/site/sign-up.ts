import { setTimeout as sleep } from 'node:timers/promises';
import { READER } from '@galley/core/editor';
import { CONFIRM_TOKEN_SECONDS, SIGN_UP_BREAKER, isLoopback } from '@galley/core/subscription';
import { readSiteNewsletter, readSiteIssues, type SiteNewsletter } from '@galley/press/site';
import { subscribe, type PersonProblem, type SubscribeOutcome } from '@galley/press/subscription';
import { createGate } from '@galley/runtime';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import type { WebDeps } from '../web-options.ts';
import { homePage } from './home-page.ts';
import { noticePage } from './notice-pages.ts';
import { isJson, readSignUp } from './read-sign-up.ts';
import type { SignUpDraft } from './sign-up-form.ts';
import { thanksPath } from './site-paths.ts';
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
  | 'sparesLoopback'
  | 'subscribeMilliseconds'
>;

/** `POST /subscribe`, from the form or as JSON, and the page that says what comes next. */
export function createSignUp(deps: Deps, clientIp: ClientIp): Hono {
  const { publicUrl } = deps;
  const signUp = new Hono();
  const gate = createGate(AT_ONCE);

  signUp.post('/subscribe', limitForm, async (c) => {
    const form = await readSignUp(c);
    if (form.kind === 'unreadable') {
      return c.json({ error: 'unreadable', expected: form.expected }, 400);
    }
    const newsletter = await readSiteNewsletter(deps, form.newsletter);
    if (newsletter === null) return c.notFound();
    const ip = clientIp(c);
    const input = {
      newsletter,
      address: form.email,
      name: form.name,
      ip,
      sparesNetwork: deps.sparesLoopback === true && ip !== null && isLoopback(ip),
      source: `${publicUrl}/subscribe`,
      trapped: form.trapped,
    };
    const [outcome] = await Promise.all([
      gate('sign-up', () => subscribe(deps, READER, input)),
      sleep(deps.subscribeMilliseconds ?? USUAL_MILLISECONDS),
    ]);
    if (outcome.kind === 'invalid') return refuse(c, newsletter, form, outcome.problems);
    if (outcome.kind === 'ok') tell(newsletter.slug, outcome);
    return isJson(c)
      ? c.json({ status: 'check-your-mail' })
      : c.redirect(thanksPath(newsletter), 303);
  });

  function tell(slug: string, outcome: Extract<SubscribeOutcome, { kind: 'ok' }>): void {
    const { refused, breakerOpened } = outcome;
    if (refused !== null) deps.log.debug({ newsletter: slug, reason: refused }, 'sign-up refused');
    if (breakerOpened) {
      const minutes = SIGN_UP_BREAKER.openMinutes;
      deps.log.warn(
        { newsletter: slug, minutes },
        'too many sign-ups stay unconfirmed; confirmation mails pause',
      );
    }
  }

  async function refuse(
    c: Context,
    newsletter: SiteNewsletter,
    form: { readonly email: string; readonly name: string },
    problems: readonly PersonProblem[],
  ): Promise<Response> {
    if (isJson(c))
      return c.json(
        {
          error: 'invalid',
          problems: problems.map(({ field, expected }) => ({ field, expected })),
        },
        422,
      );
    const draft: SignUpDraft = {
      email: form.email,
      name: form.name,
      problems: Object.fromEntries(problems.map(({ field, flaw }) => [field, flaw])),
    };
    const issues = await readSiteIssues(deps, { newsletter, limit: 1 });
    return c.html(homePage({ newsletter, issues, draft, publicUrl }), 422);
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
