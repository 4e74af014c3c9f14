import { placeholder } from '@galley/core/issue';
import { describe, expect, test } from 'vitest';
import { firstOutOfOrder, foldSpace, visibleText } from '../fixtures/review-texts.fixture.ts';
import Confirmation from '../templates/confirmation.tsx';
import Correction from '../templates/correction.tsx';
import HeldNotice from '../templates/held-notice.tsx';
import Invitation from '../templates/invitation.tsx';
import AddressChanged from '../templates/address-changed.tsx';
import DataLink from '../templates/data-link.tsx';
import ReaderLinks from '../templates/links.tsx';
import MissedNotice from '../templates/missed-notice.tsx';
import NewAddress from '../templates/new-address.tsx';
import Recovered from '../templates/recovered.tsx';
import ReminderQueue from '../templates/reminder-queue.tsx';
import Reminder from '../templates/reminder.tsx';
import SignIn from '../templates/sign-in.tsx';
import WebhookDisabled from '../templates/webhook-disabled.tsx';
import Welcome from '../templates/welcome.tsx';
import type { NewsletterProps, Notice } from './props.ts';
import { renderCorrection } from './render-correction.ts';
import {
  renderConfirmation,
  renderHeldNotice,
  renderInvitation,
  renderAddressChanged,
  renderDataLink,
  renderLinks,
  renderMissedNotice,
  renderNewAddress,
  renderRecovered,
  renderReminder,
  renderSignIn,
  renderWebhookDisabled,
  renderWelcome,
} from './render-notices.ts';

const links = ({ html }: Notice) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);

/** Both forms of a notice say this. */
function expectSaid(notice: Notice, sentence: string) {
  expect(visibleText(notice.html)).toContain(sentence);
  expect(foldSpace(notice.text)).toContain(sentence);
}

describe('the confirmation mail', () => {
  const props = Confirmation.PreviewProps;

  test('names the newsletter, and links to the confirmation', async () => {
    const notice = await renderConfirmation(props);
    expect(notice.subject).toBe('Confirm your subscription to The Long Read Review');
    expectSaid(notice, 'asked us to send The Long Read Review to this address.');
    expectSaid(notice, 'The link works for 2 days.');
    expect(links(notice)).toContain(props.confirmUrl);
    expect(notice.text).toContain(`\n    ${props.confirmUrl}\n`);
  });

  test('links only to the confirmation and the archive', async () => {
    const urls = new Set(links(await renderConfirmation(props)));
    expect([...urls]).toEqual([props.confirmUrl, 'https://longread.example/archive']);
  });

  test('may say what the newsletter wrote, in place of the usual question', async () => {
    const ownText = ['We read so that you can choose.', 'It is <free>.'];
    const notice = await renderConfirmation({ ...props, ownText });
    for (const paragraph of ownText) expectSaid(notice, paragraph);
    expectSaid(notice, 'asked us to send The Long Read Review to this address.');
    expect(notice.text).not.toContain('Is that right?');
    expect(notice.html).not.toContain('<free>');
  });
});

describe('the welcome mail', () => {
  const props = Welcome.PreviewProps;

  test('says when issues come, from whom, and how to leave', async () => {
    const notice = await renderWelcome(props);
    expectSaid(notice, 'comes to ada@reader.example every Friday at 08:00.');
    expectSaid(notice, 'Issues come from editors@longread.example.');
    expectSaid(notice, 'What the deep sea heard');
    expect(links(notice)).toEqual(
      expect.arrayContaining([props.unsubscribeUrl, props.preferencesUrl, props.latestIssue.url]),
    );
  });

  test('may say what the newsletter wrote', async () => {
    const notice = await renderWelcome({ ...props, ownText: ['Write to us. We answer.'] });
    expectSaid(notice, 'Write to us. We answer.');
    expectSaid(notice, 'comes to ada@reader.example every Friday at 08:00.');
    expect(notice.html).not.toContain('undefined');
  });

  test('needs no cadence, issue or sender', async () => {
    const newsletter = { ...props.newsletter, sender: null };
    const notice = await renderWelcome({ ...props, newsletter, cadence: null, latestIssue: null });
    expectSaid(notice, 'The Long Read Review comes to ada@reader.example.');
    expect(notice.text).not.toContain('Issues come from');
    expect(notice.text).not.toContain('Something to read');
  });
});

describe('the held notice', () => {
  const props = HeldNotice.PreviewProps;

  test('says what preflight found, where to look and what to type', async () => {
    const notice = await renderHeldNotice(props);
    expect(notice.subject).toBe('Held: The Long Read Review, issue 12 did not pass preflight');
    expectSaid(notice, 'due on Friday, November 20, 2026 at 08:00 (Europe/London), was stopped');
    expectSaid(notice, 'Nothing has been sent to readers.');
    expectSaid(notice, 'postal-address: The newsletter has no postal address.');
    expectSaid(notice, props.command);
    expect(links(notice)).toContain(props.pageUrl);
  });

  test('says that approval is missing', async () => {
    const command = 'galley issue approve 12';
    const notice = await renderHeldNotice({ ...props, reason: { kind: 'not-approved' }, command });
    expect(notice.subject).toBe('Held: The Long Read Review, issue 12 was not approved in time');
    expectSaid(notice, 'was not approved before its send time.');
    expectSaid(notice, command);
  });

  test('says that it is too late', async () => {
    const notice = await renderHeldNotice({ ...props, reason: { kind: 'too-late' } });
    expect(notice.subject).toMatch(/issue 12 is too late to go out by itself$/);
    expectSaid(notice, 'missed its send time by more than the newsletter allows.');
  });

  test('needs no page', async () => {
    const notice = await renderHeldNotice({ ...props, pageUrl: null });
    expect(links(notice)).toEqual([]);
    expectSaid(notice, props.command);
  });
});

describe('the missed notice', () => {
  const props = MissedNotice.PreviewProps;

  test('says which issue was missed, that nothing was sent, and what to type', async () => {
    const notice = await renderMissedNotice(props);
    expect(notice.subject).toBe(
      'The Long Read Review: the issue due on November 20, 2026 was missed',
    );
    expectSaid(notice, 'due on Friday, November 20, 2026 at 08:00 (Europe/London), but Galley was');
    expectSaid(notice, 'Nothing has been sent to readers. Reviews in the queue wait');
    expectSaid(notice, 'galley issue compile --extra');
  });

  test('counts several', async () => {
    const first = { ...props.first, date: '2026-11-06' };
    const notice = await renderMissedNotice({ ...props, count: 3, first });
    expect(notice.subject).toBe('The Long Read Review: 3 issues were missed');
    expectSaid(
      notice,
      '3 issues were due from Friday, November 6, 2026 to Friday, November 20, 2026',
    );
  });
});

describe('the sign-in mail', () => {
  test('links to the desk, once and for a short time, and nowhere else', async () => {
    const notice = await renderSignIn(SignIn.PreviewProps);
    expect(notice.subject).toBe('Sign in to the desk of The Long Read Review');
    expectSaid(notice, 'wants to sign in to the desk of The Long Read Review as grace@');
    expectSaid(notice, 'The link works once, for 15 minutes.');
    expect(new Set(links(notice))).toEqual(new Set([SignIn.PreviewProps.signInUrl]));
  });
});

describe('the invitation', () => {
  const props = Invitation.PreviewProps;

  test('says what the invited person may do, and links to the invitation alone', async () => {
    const notice = await renderInvitation(props);
    expect(notice.subject).toBe('An invitation to the desk of The Long Read Review');
    expectSaid(notice, 'You are invited to work on The Long Read Review.');
    expectSaid(notice, 'As a publisher, you also approve issues and send them.');
    expectSaid(notice, 'The link works once, for 7 days.');
    expect(new Set(links(notice))).toEqual(new Set([props.invitationUrl]));
  });

  test('says that a role holds everywhere', async () => {
    const notice = await renderInvitation({ ...props, everywhere: true, role: 'owner' });
    const text = foldSpace(notice.text);
    expect(text).toContain('on The Long Read Review and every other newsletter');
    expect(text).toContain('As an owner, you also decide about people');
  });
});

describe('the notice of a recovery', () => {
  const props = Recovered.PreviewProps;

  test('says whose account it was, what it can’t do, and how to confirm it', async () => {
    const notice = await renderRecovered(props);
    expect(notice.subject).toBe('The account of grace@longread.example was recovered by e-mail');
    expectSaid(notice, 'can neither approve issues nor change people and keys.');
    expectSaid(notice, props.command);
    expect(links(notice)).toContain(props.peopleUrl);
  });

  test('needs no page', async () => {
    const notice = await renderRecovered({ ...props, peopleUrl: null });
    expect(links(notice)).toEqual([]);
    expectSaid(notice, props.command);
  });
});

describe('the notice of a disabled webhook', () => {
  const props = WebhookDisabled.PreviewProps;

  test('says which one, why, and how to enable it', async () => {
    const notice = await renderWebhookDisabled(props);
    expect(notice.subject).toBe('The webhook to hooks.longread.example is disabled');
    expectSaid(notice, 'to the members list (hooks.longread.example) for five days');
    expectSaid(notice, props.commands.look);
    expectSaid(notice, props.commands.enable);
    expect(links(notice)).toEqual([]);
  });

  test('says that it is gone', async () => {
    const notice = await renderWebhookDisabled({ ...props, description: '', reason: 'gone' });
    expect(foldSpace(notice.text)).toContain(
      'The webhook to hooks.longread.example answered that it is gone',
    );
  });
});

describe('the reminder', () => {
  test('says that an issue awaits approval', async () => {
    const notice = await renderReminder(Reminder.PreviewProps);
    expect(notice.subject).toBe('The Long Read Review: issue 12 awaits your approval');
    expectSaid(notice, 'is due on Friday, November 20, 2026 at 08:00 (Europe/London).');
    expectSaid(notice, 'galley issue approve 12');
    expect(links(notice)).toContain(Reminder.PreviewProps.pageUrl);
  });

  test('says how many reviews are missing, and until when', async () => {
    const notice = await renderReminder(ReminderQueue.PreviewProps);
    expect(notice.subject).toBe('The Long Read Review: 1 of 3 reviews in the queue');
    expectSaid(notice, 'It needs 3 reviews; 1 is in the queue.');
    expectSaid(notice, 'Reviews queued after 06:00 on Friday, November 20, 2026 wait');
    expect(links(notice)).toEqual([]);
  });
});

describe('the correction', () => {
  const props = Correction.PreviewProps;

  test('shows the mistake beside the correction, and links to the review', async () => {
    const notice = await renderCorrection(props);
    expect(notice.subject).toBe('Correction to issue 12 of The Long Read Review');
    const page = visibleText(notice.html);
    const { wrote, correct } = props.passages;
    expect(firstOutOfOrder(['We wrote', ...wrote, 'It should read', ...correct], page)).toBe(null);
    expectSaid(notice, props.note[0] ?? '');
    expect(links(notice)).toEqual(
      expect.arrayContaining([
        `${props.publicUrl}/reviews/${props.slug}`,
        `${props.publicUrl}/unsubscribe/${placeholder('token')}`,
      ]),
    );
    expect(notice.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test('leaves a text that changed all over to the page of the review', async () => {
    const notice = await renderCorrection({ ...props, passages: null });
    expect(notice.text).not.toContain('We wrote');
  });

  test('lets the editors say something first', async () => {
    const notice = await renderCorrection({ ...props, editorsNote: ['We owe you an apology.'] });
    const [first, then] = ['We owe you an apology.', 'We made a mistake'];
    expect(firstOutOfOrder([first, then], visibleText(notice.html))).toBe(null);
  });
});

describe.each(['en', 'de', 'es', 'ar'])('in %s', (language) => {
  const of = <P extends { newsletter: NewsletterProps }>(props: P): P => ({
    ...props,
    newsletter: { ...props.newsletter, language },
  });

  test('only a URL makes a line of a notice longer than 78 characters, and nothing is missing', async () => {
    const notices = [
      await renderConfirmation(of(Confirmation.PreviewProps)),
      await renderWelcome(of(Welcome.PreviewProps)),
      await renderSignIn(of(SignIn.PreviewProps)),
      await renderLinks(of(ReaderLinks.PreviewProps)),
      await renderDataLink(of(DataLink.PreviewProps)),
      await renderNewAddress(of(NewAddress.PreviewProps)),
      await renderAddressChanged(of(AddressChanged.PreviewProps)),
      await renderInvitation(of(Invitation.PreviewProps)),
      await renderInvitation(of({ ...Invitation.PreviewProps, everywhere: true, role: 'owner' })),
      await renderRecovered(of(Recovered.PreviewProps)),
      await renderWebhookDisabled(of(WebhookDisabled.PreviewProps)),
      await renderWebhookDisabled(of({ ...WebhookDisabled.PreviewProps, reason: 'gone' })),
      await renderHeldNotice(of(HeldNotice.PreviewProps)),
      await renderMissedNotice(of(MissedNotice.PreviewProps)),
      await renderMissedNotice(of({ ...MissedNotice.PreviewProps, count: 3 })),
      await renderReminder(of(Reminder.PreviewProps)),
      await renderReminder(of(ReminderQueue.PreviewProps)),
      await renderCorrection(of(Correction.PreviewProps)),
    ];
    for (const { subject, html, text } of notices) {
      const long = text
        .split('\n')
        .filter((line) => line.length > 78 && !/^ *https:\S+$/.test(line));
      expect(long).toEqual([]);
      expect(html).toContain(`lang="${language}"`);
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|\[object/);
    }
  });
});

describe('mails with a link for a reader', () => {
  test.each([
    ['links', renderLinks, ReaderLinks.PreviewProps],
    ['data link', renderDataLink, DataLink.PreviewProps],
    ['new address', renderNewAddress, NewAddress.PreviewProps],
  ])('the mail "%s" names the address and leads nowhere else', async (_, render, props) => {
    const notice = await render(props);
    expectSaid(notice, 'ada@reader.example');
    expect([...new Set(links(notice))]).toEqual([props.url]);
    const { html } = await render({ ...props, address: '"<script>"@reader.example' });
    expect(html).not.toContain('<script');
  });
});
