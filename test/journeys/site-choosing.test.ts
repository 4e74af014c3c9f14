import { makeReaderToken, parseChoice } from '@galley/core/subscription';
import { setNewsletter } from '@galley/press/newsletter';
import { addSubscriber, showSubscriber } from '@galley/press/subscription';
import { beforeEach, describe, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import { openSite, PUBLIC_URL, selectSubscriptions } from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let count = 0;
/** A newsletter and an address of their own for each test, since all share one database. */
let slug: string;
let address: string;

const press = () => ({
  ...site.deps,
  publicUrl: PUBLIC_URL,
  providerUrl: 'https://api.resend.com',
});

beforeEach(async () => {
  count += 1;
  slug = `letter${count}`;
  address = `reader${count}@example.com`;
  site = openSite(test.db);
  await setNewsletter(press(), owner, {
    slug,
    title: `Letter ${count}`,
    floors: [4, 5],
    topics: ['AI & Work', 'Sea', 'Space'],
  });
  await setBestOfs('monthly 1 08:00');
  await join(slug);
});

const setBestOfs = (cadence: string | null) =>
  test.db
    .updateTable('newsletter')
    .set({ best_of_cadence: cadence })
    .where('slug', '=', slug)
    .execute();

const join = (newsletter: string) =>
  addSubscriber(site.deps, owner, { newsletter, address, consent: 'by phone', source: 'test' });

const subscription = async (newsletter = slug) =>
  selectSubscriptions(test.db)
    .innerJoin('newsletter', 'newsletter.id', 'subscription.newsletter_id')
    .selectAll('subscription')
    .where('subscriber.address', '=', address)
    .where('newsletter.slug', '=', newsletter)
    .executeTakeFirstOrThrow();

const path = async (page: string) =>
  `/${page}/${makeReaderToken(site.keyring, (await subscription()).id, 0)}`;

async function send(to: string, fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const response = await site.app.request(to, { method: 'POST', body });
  return { status: response.status, page: await response.text() };
}

/** What a browser sends from the page if nothing is touched. */
function untouched(page: string): [string, string][] {
  const form = page.slice(page.indexOf('<form'), page.indexOf('</form>'));
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const inputs = [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(?:radio|checkbox)"/.test(tag) || /\schecked/.test(tag))
    .map((tag): [string, string] => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']);
  const selects = [...form.matchAll(/<select name="([^"]*)"/g)].map(
    ([, name = '']): [string, string] => [name, ''],
  );
  return [...inputs, ...selects];
}

const replaced = (
  fields: readonly [string, string][],
  name: string,
  ...values: string[]
): [string, string][] => [
  ...fields.filter(([each]) => each !== name),
  ...values.map((value): [string, string] => [name, value]),
];

describe('preferences', () => {
  const open = async () =>
    untouched(await (await site.app.request(await path('preferences'))).text());

  it('change nothing when the page is saved as it is', async () => {
    const before = await subscription();
    const { status, page } = await send(await path('preferences'), await open());
    expect([status, page.includes('Saved.')]).toEqual([200, true]);
    expect(await subscription()).toEqual({ ...before, updated_at: site.now() });
    const { rows } = await choices();
    expect(rows).toEqual([]);
  });

  const choices = async () => {
    const { id } = await subscription();
    const rows = await test.db
      .selectFrom('subscription_choice')
      .select(['choice', 'at'])
      .where('subscription_id', '=', id)
      .orderBy('id')
      .execute();
    return { rows };
  };

  it('keep a floor and topics, each choice with its time', async () => {
    const to = await path('preferences');
    const fields = replaced(await open(), `topic.${slug}`, 'ai-work', 'sea');
    await send(to, replaced(fields, `floor.${slug}`, '4'));
    const first = await subscription();
    expect(parseChoice(first.choice)).toEqual({ floor: 4, topics: ['ai-work', 'sea'] });
    const page = await (await site.app.request(to)).text();
    expect(page).toMatch(/name="floor\.\w+"\s+value="4"\s+checked/);
    const then = site.now();
    site.passHours(1);
    await send(to, replaced(untouched(page), `topic.${slug}`, 'ai-work', 'sea', 'space'));
    expect((await subscription()).choice).toBe('floor=4');
    expect((await choices()).rows).toEqual([
      // What held before the first choice, for an issue that was approved then.
      { choice: '', at: then },
      { choice: 'floor=4&topics=ai-work,sea', at: then },
      { choice: 'floor=4', at: site.now() },
    ]);
  });

  it('keep no more choices than a few, however often somebody changes theirs', async () => {
    const to = await path('preferences');
    const fields = await open();
    const topics = ['ai-work', 'sea', 'space'];
    const wishes = topics.flatMap((_, from) =>
      [1, 2, 3].flatMap((size) =>
        ['any', '4', '5'].map((floor) => ({
          floor,
          chosen: [...topics, ...topics].slice(from, from + size),
        })),
      ),
    );
    for (let round = 0; round < 3; round += 1) {
      for (const { floor, chosen } of wishes) {
        await send(
          to,
          replaced(replaced(fields, `topic.${slug}`, ...chosen), `floor.${slug}`, floor),
        );
      }
    }
    const kept = (await choices()).rows.map(({ choice }) => choice);
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.length).toBeLessThanOrEqual(20);
    expect(kept.at(-1)).toBe((await subscription()).choice);
  });

  it('refuse what the newsletter does not offer, and then change nothing', async () => {
    const to = await path('preferences');
    const before = await subscription();
    for (const [name, value] of [
      [`floor.${slug}`, '3'],
      [`floor.${slug}`, 'x'],
      [`topic.${slug}`, 'gossip'],
      [`pause.${slug}`, '13'],
      [`pause.${slug}`, 'x'],
    ] as const) {
      const fields = replaced(await open(), name, value);
      const { status, page } = await send(to, replaced(fields, 'name', 'Eve'));
      expect([name, value, status]).toEqual([name, value, 422]);
      expect(page).toContain('role="alert"');
    }
    const none = await send(to, replaced(await open(), `topic.${slug}`));
    expect(none.page).toContain('Please keep at least one topic');
    expect(await subscription()).toEqual(before);
  });

  it('pause for weeks, remember what was missed, and end the pause', async () => {
    const to = await path('preferences');
    const { page } = await send(to, replaced(await open(), `pause.${slug}`, '3'));
    expect(page).toContain('Paused until April 1, 2026');
    expect(await subscription()).toMatchObject({
      paused_until: new Date('2026-04-01T08:00:00Z'),
      catch_up_since: site.now(),
    });
    site.passHours(24);
    await send(to, untouched(page));
    expect(await subscription()).toMatchObject({ paused_until: new Date('2026-04-01T08:00:00Z') });
    await send(to, replaced(untouched(page), `pause.${slug}`, 'end'));
    expect(await subscription()).toMatchObject({ paused_until: null, catch_up_since: null });
  });

  it('offer the monthly best-of only where there is one', async () => {
    const to = await path('preferences');
    await send(to, replaced(await open(), `rhythm.${slug}`, 'monthly'));
    expect(await subscription()).toMatchObject({ rhythm: 'monthly' });
    await send(to, replaced(await open(), `rhythm.${slug}`, 'every'));
    await setBestOfs(null);
    expect((await open()).some(([name]) => name.startsWith('rhythm.'))).toBe(false);
    const asked = await send(to, replaced(await open(), `rhythm.${slug}`, 'monthly'));
    expect(asked.status).toBe(422);
  });

  it('say that every issue comes while there is no best-of, and keep the wish', async () => {
    const to = await path('preferences');
    await send(to, replaced(await open(), `rhythm.${slug}`, 'monthly'));
    const note = 'you get every issue';
    expect(await (await site.app.request(to)).text()).not.toContain(note);
    await setBestOfs(null);
    expect(await (await site.app.request(to)).text()).toContain(note);
    const { page } = await send(to, await open());
    expect(page).toContain(note);
    expect(await subscription()).toMatchObject({ rhythm: 'monthly' });
  });

  it('end every subscription by one button', async () => {
    await setNewsletter(press(), owner, { slug: `${slug}b`, title: 'Another' });
    await join(`${slug}b`);
    await send(await path('preferences'), [...(await open()), ['leave', 'all']]);
    expect(await subscription()).toMatchObject({ status: 'unsubscribed' });
    expect(await subscription(`${slug}b`)).toMatchObject({ status: 'unsubscribed' });
  });

  it('ask for a confirmation before another newsletter comes, since the link may be forwarded', async () => {
    await setNewsletter(press(), owner, { slug: `${slug}c`, title: 'A Third' });
    await join(`${slug}c`);
    await send(await path('preferences'), [['unsubscribe', `${slug}c`]]);
    const { page } = await send(await path('preferences'), [['subscribe', `${slug}c`]]);
    expect(page).toContain('a mail with a link to confirm is on its way');
    expect(await subscription(`${slug}c`)).toMatchObject({ status: 'unsubscribed', round: 3 });
    const unpublished = await send(await path('preferences'), [['subscribe', 'no-such']]);
    expect(unpublished.page).not.toContain('is on its way');
  });

  it('appear in what is shown about a reader', async () => {
    await send(await path('preferences'), replaced(await open(), `floor.${slug}`, '5'));
    const shown = await showSubscriber(site.deps, owner, { address });
    expect(shown).toMatchObject({
      subscriber: { subscriptions: [{ preferences: { floor: 5, topics: null, rhythm: 'every' } }] },
    });
  });
});

describe('leaving', () => {
  const undoOf = (page: string) => /action="(\/unsubscribe\/[\w.~-]+\/undo)"/.exec(page)?.[1] ?? '';
  const leave = async () => send(await path('unsubscribe'), []);

  it('can be taken back by one tap, and again and again', async () => {
    const { page } = await leave();
    expect(await subscription()).toMatchObject({ status: 'unsubscribed' });
    for (const _ of [1, 2]) {
      const back = await send(undoOf(page), []);
      expect([back.status, back.page.includes('You are still subscribed')]).toEqual([200, true]);
    }
    expect(await subscription()).toMatchObject({ status: 'confirmed' });
    const shown = await showSubscriber(site.deps, owner, { address });
    if (shown.kind !== 'found') throw new Error(shown.kind);
    expect(shown.subscriber.subscriptions[0]?.consents.at(-1)).toMatchObject({
      kind: 'confirmed',
      wording: `Keep sending me Letter ${count}`,
    });
  });

  it('is taken back only from its own page, for an hour, and not after leaving again', async () => {
    const first = undoOf((await leave()).page);
    expect(undoOf((await leave()).page)).toBe(first);
    site.passHours(0.1);
    expect(undoOf((await leave()).page)).toBe('');
    await send(first, []);
    await leave();
    expect((await send(first, [])).status).toBe(410);
    const second = undoOf((await leave()).page);
    site.passHours(1);
    expect((await send(second, [])).status).toBe(410);
    expect(await subscription()).toMatchObject({ status: 'unsubscribed' });
    const forged = second.replace(/\.\d{10}(?=[./])/, '$&0'); // for longer
    expect((await send(forged, [])).status).toBe(404);
    const looked = await (await site.app.request(await path('unsubscribe'))).text();
    expect([undoOf(looked), looked.includes('Subscribe again')]).toEqual(['', true]);
  });

  it('is not undone for somebody who never confirmed', async () => {
    await test.db
      .updateTable('subscription')
      .set({ status: 'pending', confirmed_at: null })
      .where('id', '=', (await subscription()).id)
      .execute();
    expect(undoOf((await leave()).page)).toBe('');
  });

  it('counts a reason once, and nothing that was not offered', async () => {
    const to = undoOf((await leave()).page).replace('/undo', '/reason');
    const counts = async () =>
      test.db
        .selectFrom('leave_reason')
        .select(['reason', 'count'])
        .where('newsletter_id', '=', (await subscription()).newsletter_id)
        .execute();
    for (const reason of ['', 'x', '<script>']) await send(to, [['reason', reason]]);
    expect(await counts()).toEqual([]);
    for (const reason of ['too-often', 'too-often', 'other']) await send(to, [['reason', reason]]);
    expect(await counts()).toEqual([{ reason: 'too-often', count: 1 }]);
    const { page } = await send(to, [['reason', 'other']]);
    expect(page).toContain('Thank you.');
    expect(undoOf(page)).not.toBe('');
  });
});
