import { expect, test } from 'vitest';
import { EXPORTS } from './exports.ts';
import { GIVEN } from './given.ts';
import { PAGES, readPage, shellBlocks } from './read-commands.ts';
import { openFollower, type Follower } from './run-command.ts';

const pages = PAGES.map((page) => ({ page, blocks: shellBlocks(readPage(page), page) }));
const run = pages.filter(({ blocks }) => blocks.some(({ commands }) => commands.length > 0));

/** Follows a page from its first command to its last. */
async function followPage(page: string): Promise<Follower> {
  const follower = await openFollower();
  await GIVEN[page]?.(follower);
  for (const { commands } of shellBlocks(readPage(page), page)) {
    for (const command of commands) await follower.follow(command, page);
  }
  return follower;
}

const moving = run.filter(({ page }) => page in EXPORTS);

test.each(run.filter(({ page }) => !(page in EXPORTS)))(
  'each command in $page works, one after the other',
  async ({ page }) => {
    const { galley } = await followPage(page);
    expect(await galley('newsletter', 'list')).not.toBe('');
  },
);

test('there is an export for each page about moving', () => {
  expect(moving.map(({ page }) => page).toSorted()).toEqual(Object.keys(EXPORTS).toSorted());
});

test.each(moving)('who follows $page has the readers and reviews from there', async ({ page }) => {
  const { galley } = await followPage(page);
  const exported = JSON.parse(await galley('subscriber', 'export', '--json')) as {
    readonly address: string;
    readonly status: string;
    readonly suppression: string | null;
  }[];
  const { people, reviews = [] } = EXPORTS[page] ?? {};
  expect(
    Object.fromEntries(
      exported.map(({ address, status, suppression }) => [
        address,
        [status, suppression].filter((part) => part !== null).join(' '),
      ]),
    ),
  ).toEqual(people);
  const listed = JSON.parse(await galley('review', 'list', '--all', '--json')) as readonly {
    readonly review: { readonly title: string };
  }[];
  expect(listed.map(({ review }) => review.title)).toEqual(reviews);
});

test('the blocks that no test runs are few, and say why', () => {
  const left = pages.flatMap(({ page, blocks }) =>
    blocks.flatMap(({ notRun }) => (notRun === null ? [] : [`${page}: ${notRun}`])),
  );
  expect(left).toEqual([
    'docs/api.md: installs a Python program from the network',
    'docs/backup.md: needs a second place',
    'docs/backup.md: needs a second place',
    'docs/backup.md: downloads an old Postgres',
    'docs/mails.md: takes pictures with a browser, for minutes',
    'docs/operate.md: installs services of the system',
    'docs/operate.md: needs a running systemd',
    'docs/operate.md: needs a container engine',
    'docs/operate.md: needs a Kubernetes cluster',
    'docs/operate.md: needs a container engine',
    'docs/operate.md: needs a container engine',
    ...Array.from({ length: 5 }, () => 'docs/restore.md: needs a restored installation'),
    'docs/scale.md: needs a Citus cluster',
    'docs/start.md: npm ci would replace the packages that the tests run with',
  ]);
});
