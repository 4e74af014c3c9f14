import { apiPages } from '@galley/docs-site/api';
import { SCOPE_NAMES } from '@galley/core/editor';
import { openApiDocument } from '@galley/web/open-api';
import { expect, test } from 'vitest';
import { GIVEN } from './given.ts';
import { shellBlocks } from './read-commands.ts';
import { openFollower } from './run-command.ts';

const pages = apiPages();

test('the API reference describes every call once, with its caller, answers and refusals', () => {
  const { paths } = openApiDocument('https://news.example.org') as {
    readonly paths: Readonly<Record<string, object>>;
  };
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const parts = pages.flatMap(({ markdown }) => markdown.split(/^## /m).slice(1));
  const described = parts.map((part) => /^`([A-Z]+ \/\S+)`$/m.exec(part)?.[1] ?? part);
  expect(described.toSorted()).toEqual(calls.toSorted());
  for (const part of parts) {
    expect(part).toMatch(/\*\*Who may:\*\* \w.*\*\*Answers\*\*.*\*\*Refusals:\*\* \d{3} `/s);
  }
  // What keys may call has an example.
  const byKeys = parts.filter((part) => part.includes('a key with the scope'));
  expect(byKeys.length).toBeGreaterThan(60);
  expect(byKeys.filter((part) => !part.includes('```sh\ncurl '))).toEqual([]);
});

/** Answers that say that a call itself was wrong, and not only what it found. */
const WRONG_CALL = new Set([
  'bad-input',
  'invalid',
  'not-signed-in',
  'wrong-credential',
  'not-found',
  'wrong-method',
  'wrong-type',
  'version-needed',
  'not-allowed',
  'crashed',
]);

test('every example of the API reference is understood by a running Galley', async () => {
  const follower = await openFollower();
  await GIVEN['docs/audit.md']?.(follower);
  await follower.write('people.csv', 'email\ncy@readers.example\n');
  const scopes = SCOPE_NAMES.flatMap((scope) => ['--scope', scope]);
  const owner = ['--for', 'ana@example.org', '--name', 'all'];
  await follower.write('key.txt', await follower.galley('token', 'create', ...owner, ...scopes));
  const wrong: string[] = [];
  for (const { source, markdown } of pages) {
    for (const { commands } of shellBlocks(markdown, source)) {
      for (const command of commands) {
        const { url, status, text } = await follower.ask(command);
        const code = status < 400 ? '' : (JSON.parse(text) as { readonly code: string }).code;
        // The newsletter of the examples is there already.
        if (WRONG_CALL.has(code) && !text.includes('already exists')) wrong.push(`${url}: ${text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
