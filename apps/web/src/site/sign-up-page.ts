import { parseCadence } from '@galley/core/newsletter';
import type { SiteIssueEntry, SiteNewsletter } from '@galley/press/site';
import { html } from 'hono/html';
import { issueEntry } from './issue-entry.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { proofHead, proofWidget } from './proof-widget.ts';
import { signUpForm, type SignUpDraft } from './sign-up-form.ts';
import { signUpPath } from './site-paths.ts';
import { wordingFor } from './words.ts';

export interface SignUpView {
  readonly newsletter: SiteNewsletter;
  /** Null before the first one. */
  readonly latest: SiteIssueEntry | null;
  readonly draft: SignUpDraft | null;
  /** True if only the button is left to press. */
  readonly again: boolean;
  readonly stamp: string;
  /** The task of a proof of work; null where none is asked for. */
  readonly challenge: object | null;
  /** Where one may write instead; null if the newsletter takes no mail. */
  readonly inboundAddress: string | null;
  readonly publicUrl: string;
}

/** The page that subscribes: what comes how often, the form, and a look at the latest issue. */
export function signUpPage(view: SignUpView): Markup {
  const { newsletter, latest, draft, again, challenge } = view;
  const wording = wordingFor(newsletter);
  const { pages } = wording;
  const says = pages.signUp;
  const title = says.title(newsletter.title);
  const cadence = parseCadence(newsletter.cadence);
  const introduction = [
    newsletter.tagline,
    cadence.kind === 'ok' ? pages.introduction(cadence.cadence) : null,
  ].filter((line) => line !== null);
  const isWrong = draft !== null && !again;
  return layout({
    newsletter,
    wording,
    title: again ? says.again.title : isWrong ? pages.form.check : title,
    description: introduction.join(' · '),
    here: 'subscribe',
    ...(draft === null ? { canonical: `${view.publicUrl}${signUpPath(newsletter)}` } : {}),
    ...(challenge === null ? {} : { data: proofHead(), foot: says.proof.foot }),
    body: html`<div class="opening">
        <h1 class="page-title" dir="auto">${title}</h1>
        ${introduction.map((line) => html`<p class="standfirst" dir="auto">${line}</p>`)}
      </div>
      ${signUpForm(newsletter, {
        title: again ? says.again.title : isWrong ? pages.form.check : pages.form.title,
        draft,
        stamp: view.stamp,
        ...(again ? { opening: html`<p>${says.again.why}</p>`, button: says.again.action } : {}),
        ...(challenge === null
          ? {}
          : { proof: proofWidget(newsletter, challenge, view.inboundAddress) }),
      })}
      ${
        latest === null
          ? ''
          : html`<section class="sample" aria-labelledby="latest-title">
              <h2 class="label" id="latest-title">${says.lookInside}</h2>
              ${issueEntry(newsletter, latest, 'lead')}
            </section>`
      }`,
  });
}
