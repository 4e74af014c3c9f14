import { readArchiveQuery } from '@galley/core/archive';
import { CLOCK } from '@galley/core/editor';
import { archiveIssue, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { setNewsletter } from '../newsletter/index.ts';
import { readSiteNewsletter, searchArchive } from '../site/index.ts';
import { rewriteArchives } from './rewrite-archives.ts';

const fixture = withDatabase();

test('a change of language is followed by searches at once, and in the rest of a large archive soon', async () => {
  const { db } = fixture;
  const deps = {
    db,
    clock: () => new Date(),
    providerUrl: 'https://provider.example',
    publicUrl: 'https://digest.example',
  };
  await setNewsletter(deps, owner, {
    slug: 'weekly',
    title: 'Weekly',
    cadence: 'weekly fri 08:00',
  });
  await sql`
    with its as (
      insert into issue (newsletter_id, number, subject, preheader, dated_on, state,
        frozen_at, released_at, sent_at)
      select id, 1, '', '', '2026-03-06', 'sent', now(), now(), now() from newsletter returning id, newsletter_id
    ), many as (
      insert into review (newsletter_id, slug, document, canonical_url, title_key, state)
      select newsletter_id, 'house-' || n, ${JSON.stringify(REVIEW)}::jsonb, null, 'house', 'featured'
      from its, generate_series(1, 70) n returning id
    )
    insert into issue_review (issue_id, review_id, position, document)
    select its.id, many.id, row_number() over (order by many.id), ${JSON.stringify(REVIEW)}::jsonb
    from its, many`.execute(db);
  const { id: issueId } = await db.selectFrom('issue').select('id').executeTakeFirstOrThrow();
  await db.transaction().execute((trx) => archiveIssue(trx, { issueId, language: 'en' }));
  const count = async () => {
    const newsletter = await readSiteNewsletter(deps, 'weekly');
    if (newsletter === null) throw new Error('expected a newsletter');
    const query = readArchiveQuery((name) => (name === 'q' ? 'haus' : undefined));
    const found = await searchArchive(deps, { newsletter, query, onPage: 20 });
    return found.kind === 'found' ? found.count : null;
  };
  expect(await count()).toBe(0);
  await setNewsletter(deps, owner, { slug: 'weekly', language: 'de' });
  expect(await count()).toBe(50);
  expect(await rewriteArchives(deps, CLOCK)).toEqual({ kind: 'more' });
  expect(await count()).toBe(70);
  expect(await rewriteArchives(deps, CLOCK)).toEqual({ kind: 'nothing-left' });
  const { rows } = await sql`select from audit where step = 'rewrite-archives'`.execute(db);
  expect(rows).toHaveLength(1);
});

const REVIEW = {
  title: 'Die Häuser am Meer',
  rating: null,
  outlet: '',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: [],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};
