import { describe, expect, test } from 'vitest';
import { foldSpace, visibleText } from '../fixtures/review-texts.ts';
import Confirmation from '../templates/confirmation.tsx';
import HeldNotice from '../templates/held-notice.tsx';
import Welcome from '../templates/welcome.tsx';
import { renderConfirmation, renderHeldNotice, renderWelcome } from './render-notices.ts';
import type { Notice } from './props.ts';

const links = ({ html }: Notice) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);

/** Both forms of a notice say this. */
function expectSaid(notice: Notice, sentence: string) {
  expect(visibleText(notice.html)).toContain(sentence);
  expect(foldSpace(notice.text)).toContain(sentence);
}

describe('the confirmation mail', () => {
  const props = Confirmation.PreviewProps;

  test('names newsletter and address, and leads to the confirmation', async () => {
    const notice = await renderConfirmation(props);
    expect(notice.subject).toBe('Confirm your subscription to The Long Read Review');
    expectSaid(notice, 'asked for The Long Read Review to be sent to ada@reader.example.');
    expectSaid(notice, 'The link works for 2 days.');
    expect(links(notice)).toContain(props.confirmUrl);
    expect(notice.text).toContain(`\n    ${props.confirmUrl}\n`);
  });

  test('links to nothing but the confirmation and the archive', async () => {
    const urls = new Set(links(await renderConfirmation(props)));
    expect([...urls]).toEqual([props.confirmUrl, 'https://longread.example/archive']);
  });

  test('takes an address for data', async () => {
    const { html } = await renderConfirmation({ ...props, address: '"<script>"@reader.example' });
    expect(html).not.toContain('<script');
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

  test('does without a rhythm, an issue and a sender', async () => {
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
    expectSaid(notice, 'due on Friday, November 20, 2026 at 08:00 (Europe/London), is stopped');
    expectSaid(notice, 'Nothing has been sent to readers.');
    expectSaid(notice, 'postal-address: The newsletter has no postal address.');
    expectSaid(notice, props.command);
    expect(links(notice)).toContain(props.pageUrl);
  });

  test('says that approval is missing', async () => {
    const command = 'galley issue approve 12';
    const notice = await renderHeldNotice({ ...props, reason: { kind: 'not-approved' }, command });
    expect(notice.subject).toBe('Held: The Long Read Review, issue 12 was not approved in time');
    expectSaid(notice, 'had not been approved when it was to be sent.');
    expectSaid(notice, command);
  });

  test('says that its time has passed', async () => {
    const notice = await renderHeldNotice({ ...props, reason: { kind: 'too-late' } });
    expect(notice.subject).toMatch(/issue 12 is too late to go out by itself$/);
    expectSaid(notice, 'now it is later than the newsletter allows.');
  });

  test('does without a page', async () => {
    const notice = await renderHeldNotice({ ...props, pageUrl: null });
    expect(links(notice)).toEqual([]);
    expectSaid(notice, props.command);
  });
});
