import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openTracked } from '../kit/click-in-mailbox.ts';
import { ROOT } from './read-commands.ts';
import type { Follower } from './run-command.ts';
import { EXPORTS } from './exports.ts';

type Given = (follower: Follower) => Promise<void>;

const SET = [
  ...['newsletter', 'set', '--title', 'My Digest', '--from', 'My Digest <news@digest.example>'],
  ...['--postal-address', '1 Main St, Anytown', '--undo-window', '0'],
];

const newsletter: Given = async ({ galley }) => {
  await galley(...SET);
};

const REVIEWS = ['quiet-grid', 'tide-tables', 'paper-trail', 'lunch-counter'];

const readers: Given = async ({ galley, write }) => {
  await write('readers.csv', 'email,name\nana@readers.example,Ana\nbo@readers.example,Bo\n');
  await galley('subscriber', 'import', 'readers.csv', '--consent', 'Made up');
};

const reviews: Given = async ({ galley, copy }) => {
  for (const name of REVIEWS) {
    await copy(`packages/core/fixtures/reviews/${name}.txt`, `${name}.txt`);
    await galley('review', 'add', `${name}.txt`);
  }
};

/** An issue that went out to two readers, with four reviews. */
const sentIssue: Given = async (follower) => {
  await newsletter(follower);
  await readers(follower);
  await reviews(follower);
  const { galley } = follower;
  await galley('issue', 'compile');
  await galley('issue', 'approve', '1');
  await galley('issue', 'send', '1', '--wait');
};

const owner: Given = async ({ galley, accept }) => {
  await accept(await galley('person', 'invite', 'ana@example.org', '--role', 'owner'));
};

const GHOST_MEMBERS = `id,email,name,note,subscribed_to_emails,complimentary_plan,created_at,deleted_at,labels,tiers
1,in@ghost.example,Ada In,,true,false,2021-02-03T04:05:06.000Z,,,
2,out@ghost.example,Bo Out,,false,false,2021-02-03T04:05:06.000Z,,,
`;
const POST = `---
title: A Post
date: 2026-03-12
---

4/5 · The Harbor Review · March 9, 2026 · By Ada Ito

What it says.
`;
const WORDPRESS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title><item><title>An Old Post</title><link>https://blog.example/old</link>
<content:encoded><![CDATA[<p>3/5 · The Harbor Review · March 2, 2026 · By Ada Ito</p><p>What it says.</p>]]></content:encoded>
<wp:post_date>2026-03-05 08:00:00</wp:post_date><wp:post_date_gmt>2026-03-05 08:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_id>1</wp:post_id></item></channel></rss>
`;

const ghostPost = (title: string, at: string): object => ({
  id: title,
  title,
  status: 'published',
  type: 'post',
  published_at: at,
  canonical_url: `https://other.example/${title.length}`,
  html: '<p>4/5 · The Harbor Review · March 9, 2026 · By Ada Ito</p><p>What it says.</p>',
});

/** A newsletter, and what somebody took along from another program. */
const moved =
  (files: Readonly<Record<string, string>>): Given =>
  async (follower) => {
    await newsletter(follower);
    for (const [name, text] of Object.entries(files)) await follower.write(name, text);
  };

/** What somebody has who follows a page, before its first command. */
export const GIVEN: Readonly<Record<string, Given>> = {
  ...Object.fromEntries(Object.entries(EXPORTS).map(([page, { files }]) => [page, moved(files)])),
  'docs/start.md': async ({ write }) => {
    const page = await readFile(join(ROOT, 'docs/start.md'), 'utf8');
    await write('review.txt', /^```text\n(.*?)^```/ms.exec(page)?.[1] ?? '');
  },
  'README.md': async ({ write, copy }) => {
    await write('people.csv', 'email,name\nana@readers.example,Ana\n');
    await copy('packages/core/fixtures/seed-review.txt', 'review.txt');
  },
  'docs/api.md': async (follower) => {
    await newsletter(follower);
    await owner(follower);
    await follower.write('people.csv', 'email\nbo@readers.example\n');
  },
  'docs/audit.md': async (follower) => {
    await sentIssue(follower);
    await owner(follower);
  },
  'docs/backup.md': newsletter,
  'docs/collect.md': newsletter,
  'docs/corrections.md': async (follower) => {
    await sentIssue(follower);
    const path = join(ROOT, 'packages/core/fixtures/reviews/paper-trail.txt');
    const text = await readFile(path, 'utf8');
    const correct = (word: string): Promise<void> =>
      follower.write('corrected.txt', text.replace('Summary\n\n', `Summary\n\n${word}: `));
    await correct('Once');
    follower.edit("sed -i.old 's/Once:/Twice:/'");
    follower.meanwhile('opens $EDITOR', () => correct('Again'));
  },
  'docs/import-reviews.md': async (follower) => {
    await newsletter(follower);
    const posts = [ghostPost('One', '2026-03-11T08:00:00.000Z')];
    await follower.write('ghost.json', JSON.stringify({ db: [{ data: { posts } }] }));
    await follower.write('content/posts/two.md', POST);
    await follower.write('wordpress.xml', WORDPRESS);
  },
  'docs/import.md': async (follower) => {
    await newsletter(follower);
    await follower.write('ghost.csv', GHOST_MEMBERS);
    await follower.write('list.csv', 'Kontakt;Ort;Wer\nbo@readers.example;Ulm;Bo\n');
  },
  'docs/mails.md': async (follower) => {
    await newsletter(follower);
    await follower.write('theme.json', '{ "light": { "accent": "#0b5d4b" } }');
  },
  'docs/people.md': async (follower) => {
    await newsletter(follower);
    follower.meanwhile('person invite', follower.accept);
  },
  'docs/proof-file.md': async (follower) => {
    await sentIssue(follower);
    follower.meanwhile('proof-file write', async (printed) => {
      follower.replace('5f2c…', /[0-9a-f]{64}/.exec(printed)?.[0] ?? '');
    });
  },
  'docs/readers.md': newsletter,
  'docs/report.md': sentIssue,
  'docs/sandbox.md': async (follower) => {
    await sentIssue(follower);
    follower.meanwhile('npm start', async () => {
      const { path, links } = await openTracked(await follower.site(), 'ana@readers.example');
      follower.replace('/mailbox/ID', path);
      follower.replace(/^link=.*/, `link=${encodeURIComponent(links[0] ?? '')}`);
    });
  },
  'docs/webhooks.md': async (follower) => {
    await newsletter(follower);
    follower.meanwhile('webhook test', async () => {
      const shown = await follower.galley('webhook', 'show', '1', '--json');
      follower.replace(/^evt_\w+$/, /evt_\w+/.exec(shown)?.[0] ?? '');
    });
  },
};
