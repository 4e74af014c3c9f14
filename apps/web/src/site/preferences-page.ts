import { localTime } from '@galley/core/newsletter';
import { LONGEST_PAUSE_WEEKS, parseChoice, type PreferencesFlaw } from '@galley/core/subscription';
import type { Preferences, SubscribedTo } from '@galley/press/subscription';
import type { PageMessages, Wording } from '@galley/wording';
import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { nameField } from './sign-up-form.ts';
import { homePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

/** What became of a form that was sent. */
export interface PreferencesAnswer {
  readonly done: 'saved' | 'asked' | 'data-mailed' | 'data-too-many' | null;
  /** What is wrong with the name. */
  readonly nameFlaw?: keyof PageMessages['form']['flaws'] | undefined;
  /** What is wrong with the choices of one newsletter. */
  readonly wishFlaw?: { readonly slug: string; readonly flaw: PreferencesFlaw } | undefined;
}

/** Everything that one reader receives and may choose, as one form. */
export function preferencesPage(
  token: string,
  preferences: Preferences,
  answer: PreferencesAnswer,
): Markup {
  const { newsletter, address, name, subscriptions, others } = preferences;
  const wording = wordingFor(newsletter);
  const { pages, readers } = wording;
  const says = readers.preferences;
  const left = subscriptions.filter(({ status }) => status === 'unsubscribed');
  const offered = [...left.map((each) => each.newsletter), ...others];
  const isReader = left.length < subscriptions.length;
  return layout({
    newsletter,
    wording,
    title: pages.preferences.title,
    body: html`<div class="notice preferences">
      <h1>${pages.preferences.title}</h1>
      ${done(wording, answer)}
      <p>${pages.preferences.of} <strong dir="ltr">${address}</strong></p>
      <form method="post" action="/preferences/${token}">
        ${subscriptions.filter(({ status }) => status !== 'unsubscribed').map((each) => oneNewsletter(wording, each, answer))}
        ${
          offered.length === 0
            ? ''
            : html`<fieldset class="offered">
                <legend><h2>${says.others}</h2></legend>
                ${offered.map(
                  (each) =>
                    html`<div class="choice">
                      <label
                        ><input type="checkbox" name="subscribe" value="${each.slug}" />
                        <bdi>${each.title}</bdi></label
                      >
                      <a href="${homePath(each)}">${pages.latest}</a>
                    </div>`,
                )}
                <p class="hint">${says.othersNote}</p>
              </fieldset>`
        }
        <section class="panel">${nameField(newsletter, name ?? '', answer.nameFlaw)}</section>
        <p class="acts">
          <button type="submit">${pages.preferences.save}</button>
          ${
            isReader
              ? html`<button class="quiet" type="submit" name="leave" value="all" formnovalidate>
                  ${says.leaveAll}
                </button>`
              : ''
          }
        </p>
      </form>
      <section class="own-data" aria-labelledby="own-data">
        <h2 id="own-data">${says.data.title}</h2>
        <p>${says.data.what}</p>
        <form method="post" action="/preferences/${token}/data-link">
          <button class="quiet" type="submit">${says.data.action}</button>
        </form>
      </section>
    </div>`,
  });
}

function done({ pages, readers }: Wording, { done: what }: PreferencesAnswer): Markup | string {
  if (what === null) return '';
  const says = {
    saved: pages.preferences.saved,
    asked: `${pages.preferences.saved} ${readers.preferences.asked}`,
    'data-mailed': readers.preferences.dataMailed,
    'data-too-many': readers.preferences.dataTooMany,
  };
  return html`<p class="done" role="status">${says[what]}</p>`;
}

/** One newsletter that the reader gets or has asked for. */
function oneNewsletter(
  wording: Wording,
  one: SubscribedTo,
  { wishFlaw }: PreferencesAnswer,
): Markup {
  const { newsletter, status, paused, preferences } = one;
  const { pages, words, readers } = wording;
  const { slug, title } = newsletter;
  const flaw = wishFlaw?.slug === slug ? wishFlaw.flaw : null;
  const standing =
    paused && preferences.pausedUntil !== null
      ? readers.preferences.pausedUntil(dayOf(wording, one, preferences.pausedUntil))
      : pages.preferences.status[status];
  return html`<fieldset class="newsletter">
    <legend>
      <h2><bdi>${title}</bdi></h2>
      <span class="status">${standing}</span>
    </legend>
    ${flaw === null ? '' : html`<p class="problem" role="alert">${readers.preferences.flaws[flaw]}</p>`}
    <input type="hidden" name="chosen" value="${slug}" />
    ${floors(wording, one)} ${topics(wording, one)} ${rhythms(wording, one)} ${pauses(wording, one)}
    <label class="leave"
      ><input type="checkbox" name="unsubscribe" value="${slug}" /> ${words.unsubscribe}</label
    >
  </fieldset>`;
}

const dayOf = ({ format }: Wording, { timeZone }: SubscribedTo, instant: Date): string =>
  format.date(localTime(instant, timeZone).date, 'long');

/** A group of choices under its own heading. */
const group = (name: string, label: string, body: Markup, note: string | null = null): Markup =>
  html`<div class="group" role="group" aria-labelledby="of.${name}">
    <p class="label" id="of.${name}">${label}</p>
    ${body} ${note === null ? '' : html`<p class="hint">${note}</p>`}
  </div>`;

const option = (
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  { checked, label }: { readonly checked: boolean; readonly label: string },
): Markup =>
  html`<label
    ><input type="${type}" name="${name}" value="${value}" ${checked ? html`checked` : ''} />
    <bdi>${label}</bdi></label
  >`;

function floors({ readers }: Wording, one: SubscribedTo): Markup | string {
  const says = readers.preferences;
  const { floor } = parseChoice(one.preferences.choice);
  const offered = [...new Set([...one.floors, ...(floor === null ? [] : [floor])])].toSorted(
    (a, b) => a - b,
  );
  if (offered.length === 0) return '';
  const name = `floor.${one.newsletter.slug}`;
  return group(
    name,
    says.reviews,
    html`${option('radio', name, 'any', { checked: floor === null, label: says.everyReview })}
    ${offered.map((stars) =>
      option('radio', name, String(stars), { checked: floor === stars, label: says.floor(stars) }),
    )}`,
    says.unrated,
  );
}

function topics({ readers }: Wording, one: SubscribedTo): Markup | string {
  const says = readers.preferences;
  const { topics: wanted } = parseChoice(one.preferences.choice);
  if (one.topics.length === 0) return '';
  const name = `topic.${one.newsletter.slug}`;
  return group(
    name,
    says.topics,
    html`<input type="hidden" name="topics-of" value="${one.newsletter.slug}" />
      <div class="topics">
        ${one.topics.map(({ key, name: label }) =>
          option('checkbox', name, key, { checked: wanted?.includes(key) ?? true, label }),
        )}
      </div>`,
    says.topicsNote,
  );
}

function rhythms({ readers }: Wording, one: SubscribedTo): Markup | string {
  const says = readers.preferences;
  const { rhythm } = one.preferences;
  if (!one.bestOfs && rhythm === 'every') return '';
  const name = `rhythm.${one.newsletter.slug}`;
  return group(
    name,
    says.rhythm,
    html`${option('radio', name, 'every', { checked: rhythm === 'every', label: says.everyIssue })}
    ${option('radio', name, 'monthly', { checked: rhythm === 'monthly', label: says.monthly })}`,
    rhythm === 'monthly' && !one.bestOfs ? says.noBestOfs : null,
  );
}

function pauses(wording: Wording, one: SubscribedTo): Markup {
  const says = wording.readers.preferences;
  const { pausedUntil } = one.preferences;
  const { slug } = one.newsletter;
  const weeks = Array.from({ length: LONGEST_PAUSE_WEEKS }, (_, at) => at + 1);
  const name = `pause.${slug}`;
  return group(
    name,
    says.pause,
    html`<select name="${name}" aria-labelledby="of.${name}">
      ${
        one.paused && pausedUntil !== null
          ? html`<option value="">${says.pausedUntil(dayOf(wording, one, pausedUntil))}</option>
              <option value="end">${says.endPause}</option>`
          : html`<option value="">${says.noPause}</option>`
      }
      ${weeks.map((count) => html`<option value="${count}">${says.weeks(count)}</option>`)}
    </select>`,
    one.bestOfs ? says.catchUp : null,
  );
}
