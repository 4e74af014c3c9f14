import { compileIssue, approveIssue } from '@galley/press/issue';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter } from '../../../../packages/press/src/press.fixture.ts';
import { openApi, person, type Who } from './api.fixture.ts';

const database = withDatabase();
const WRITER: Who = { session: person('writer') };
const PUBLISHER: Who = { session: person('publisher') };

/** A review in an approved issue. */
async function open() {
  const api = openApi(database, '7');
  const { slug } = await testNewsletter(api.deps);
  const { id } = await queued(api.deps, slug, 'Codex');
  await compileIssue(api.deps, owner, { newsletter: slug });
  await approveIssue(api.deps, owner, { newsletter: slug, number: 1, by: 'ada' });
  const call = async (who: Who, method: string, path: string, body?: object) => {
    const response = await api.send(who, method, `/reviews/${id}${path}`, body);
    return { status: response.status, ...((await response.json()) as object) };
  };
  return { id, call };
}

test('a text waits in an approved issue, is applied by a publisher who says so, and is restored', async () => {
  const { id, call } = await open();
  const edit = { version: 1, review: { title: 'Newer' } };
  expect(await call(WRITER, 'PATCH', '', edit)).toMatchObject({
    status: 200,
    version: 2,
    review: { title: 'Codex' },
    pending: { title: 'Newer' },
    recompiled: null,
  });
  expect(await call(WRITER, 'POST', '/apply', { version: 2, voidApproval: true })).toMatchObject({
    status: 403,
    code: 'not-allowed',
    facts: { step: 'compile-issue' },
  });
  expect(await call(PUBLISHER, 'POST', '/apply', { version: 2 })).toMatchObject({
    status: 409,
    code: 'approval-goes',
    facts: { id, number: 1, approvedBy: 'ada' },
  });
  expect(await call(PUBLISHER, 'POST', '/apply', { version: 2, voidApproval: true })).toMatchObject(
    { status: 200, pending: null, recompiled: { number: 1, approvalVoided: true } },
  );
  expect(await call(PUBLISHER, 'POST', '/apply', { version: 2 })).toMatchObject({
    status: 409,
    code: 'nothing-pending',
  });
  const restore = { version: 2, from: 1, fields: ['title'] };
  expect(await call(WRITER, 'POST', '/restore', restore)).toMatchObject({
    status: 200,
    version: 3,
    pending: { title: 'Codex' },
  });
  expect(await call(WRITER, 'POST', '/restore', { version: 3, from: 9 })).toMatchObject({
    status: 404,
    code: 'no-version',
  });
  expect(await call(WRITER, 'GET', '/history?limit=2')).toMatchObject({
    status: 200,
    versions: [
      { version: 3, what: 'restored', restored: 1, changed: ['title'], door: 'desk' },
      { version: 2, what: 'edited', changed: ['title'], door: 'desk' },
    ],
    next: expect.stringMatching(/^\d+$/) as unknown,
  });
});

test('a change of a text names its version, and a field to restore exists', async () => {
  const { call } = await open();
  for (const path of ['/apply', '/versions', '/restore']) {
    expect(await call(WRITER, 'POST', path, {})).toMatchObject({ code: 'version-needed' });
  }
  const odd = { version: 1, from: 1, fields: ['pinned'] };
  expect(await call(WRITER, 'POST', '/restore', odd)).toMatchObject({ code: 'bad-input' });
  expect(await call(WRITER, 'POST', '/versions', { version: 1 })).toMatchObject({
    status: 200,
    version: 1,
  });
});

test('with apply, a text goes into a draft at once', async () => {
  const { call } = await open();
  const edit = { version: 1, review: { title: 'Newer' }, apply: true };
  expect(await call(WRITER, 'PATCH', '', edit)).toMatchObject({ code: 'not-allowed' });
  expect(await call(PUBLISHER, 'PATCH', '', edit)).toMatchObject({ code: 'approval-goes' });
  expect(await call(PUBLISHER, 'PATCH', '', { ...edit, voidApproval: true })).toMatchObject({
    status: 200,
    review: { title: 'Newer' },
    recompiled: { number: 1, approvalVoided: true },
  });
  const more = { version: 2, review: { outlet: 'The Wire' }, apply: true };
  expect(await call(WRITER, 'PATCH', '', more)).toMatchObject({
    status: 200,
    review: { outlet: 'The Wire' },
    pending: null,
    recompiled: { number: 1, approvalVoided: false },
  });
});
