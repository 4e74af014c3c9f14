import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { postToReview } from './post-to-review.ts';
import { readForeignFile } from './read-foreign-file.ts';

const read = (text: string, file = 'blog/2026-03-11-codex.md') => readForeignFile(text, file);

/** The reviews of a file, for a newsletter that knows WIRED as the outlet. */
const reviewsOf = (text: string, outlet: string | null = null, file?: string) =>
  read(text, file).posts.map((post) => {
    const parsed = postToReview(post, { outlet });
    if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    return parsed.review;
  });

const ghost = (posts: readonly object[], more: object = {}) =>
  JSON.stringify({ db: [{ meta: {}, data: { posts, ...more } }] });

describe('an export of Ghost', () => {
  const post = {
    id: 'p1',
    title: 'Inside the Race',
    status: 'published',
    type: 'post',
    published_at: '2026-03-11T08:00:00.000Z',
    canonical_url: 'https://wired.example/race',
    html: '<p>4/5 · WIRED · March 9, 2026 · By Ada Ito</p><p>What it says.</p><h3>Key Findings</h3><ul><li>Money: it costs.</li></ul><h3>Why This Matters</h3><p>It does.</p>',
  };

  test('gives a review with what its first line and its headings say', () => {
    const tags = {
      tags: [
        { id: 't1', name: 'AI, mostly' },
        { id: 't2', name: '#internal' },
        { id: 't3', name: 'Money' },
      ],
      posts_tags: [
        { post_id: 'p1', tag_id: 't3', sort_order: 1 },
        { post_id: 'p1', tag_id: 't1', sort_order: 0 },
        { post_id: 'p1', tag_id: 't2', sort_order: 2 },
      ],
    };
    expect(read(ghost([post], tags)).posts[0]?.postedOn).toBe('2026-03-11');
    expect(reviewsOf(ghost([post], tags))).toEqual([
      {
        title: 'Inside the Race',
        rating: { value: 4, max: 5 },
        outlet: 'WIRED',
        publishedOn: '2026-03-09',
        authors: ['Ada Ito'],
        url: 'https://wired.example/race',
        topics: ['AI', 'mostly', 'Money'],
        summary: ['What it says.'],
        keyFindings: [{ label: 'Money', text: 'it costs.' }],
        analysis: [],
        whyItMatters: ['It does.'],
        sections: [],
      },
    ]);
  });

  test('leaves drafts and pages out, and refuses a post without HTML by its line', () => {
    const found = read(
      ghost([
        post,
        { ...post, status: 'draft' },
        { ...post, type: 'page' },
        { ...post, html: null },
      ]),
      'ghost.json',
    );
    expect(found).toMatchObject({
      posts: [{ title: 'Inside the Race' }],
      leftOut: 2,
      problems: [{ file: 'ghost.json', found: 'the post "Inside the Race" without readable HTML' }],
    });
  });

  test.each([
    '{}',
    '{"db": []}',
    '{"db": [{"data": {"posts": "x"}}]}',
    '{"a": ',
    '{"db":[{"data":null}]}',
  ])('is not %s', (text) => {
    expect(read(text)).toMatchObject({ posts: [], problems: [{ line: 1 }] });
  });
});

describe('an export of WordPress', () => {
  const wxr = (items: string, before = '') => `<?xml version="1.0" encoding="UTF-8" ?>${before}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title>
${items}
</channel></rss>`;
  const item = (fields = '') => `<item><title>The Quiet Grid</title>
<category domain="category" nicename="u"><![CDATA[Uncategorized]]></category>
<category domain="post_tag" nicename="e"><![CDATA[Energy & Power]]></category>
<content:encoded><![CDATA[Harbor Review, February 3, 2026

[caption id="1"]<img src="x.png"/>[/caption]
First line
of the summary.

<strong>Second</strong> paragraph &amp; more.
<blockquote>Quoted.</blockquote>]]></content:encoded>
<wp:post_date><![CDATA[2026-02-05 23:59:59]]></wp:post_date>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${fields}</item>`;

  test('gives a review; blank lines part paragraphs, as its classic editor writes them', () => {
    const text = wxr(item());
    expect(read(text).posts).toMatchObject([{ postedOn: '2026-02-05', line: 4 }]);
    expect(reviewsOf(text)).toMatchObject([
      {
        title: 'The Quiet Grid',
        outlet: 'Harbor Review',
        publishedOn: '2026-02-03',
        topics: ['Energy & Power'],
      },
    ]);
    const [review] = reviewsOf(text);
    expect(JSON.stringify(review)).toContain('First line\\nof the summary.');
    expect(JSON.stringify(review)).toContain('Second paragraph & more.');
  });

  test('leaves out drafts, pages and attachments', () => {
    const others = ['attachment', 'page', 'nav_menu_item'].map((type) =>
      item().replace('<wp:post_type>post', `<wp:post_type>${type}`),
    );
    const draft = item().replace('<wp:status>publish', '<wp:status>draft');
    expect(read(wxr([item(), draft, ...others].join('\n')))).toMatchObject({
      posts: [{}],
      leftOut: 4,
    });
  });

  test('is strict XML, and expands no entity that it declares', () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(read(wxr('<item><title>&b;</title></item>', bomb))).toMatchObject({
      posts: [],
      problems: [{ expected: 'an export of WordPress' }],
    });
    expect(read(wxr('<item><title>x</item>'))).toMatchObject({
      posts: [],
      problems: [{ line: 4 }],
    });
    expect(read(wxr(''))).toMatchObject({ posts: [], problems: [{ found: 'XML without items' }] });
  });
});

describe('a Markdown file', () => {
  test('of Hugo or Jekyll has the day of its front matter or its name', () => {
    const text = `---
layout: post
title: "Tide: who owns it?"
tags: [Sea, "Law; order"]
outlet: The Harbor Review
author: The Blogger
stars: 4.5
weight: 7
---

# Tide: who owns it?

{% include nav.html %}
{{< youtube abc >}}
![[map.png]]

What the article says.

# Details

More words.
`;
    expect(read(text).posts).toMatchObject([{ postedOn: '2026-03-11', authors: [] }]);
    const dated = text.replace('weight: 7', 'date: 2025-01-02T03:04:05+01:00');
    expect(read(dated).posts).toMatchObject([{ postedOn: '2025-01-02' }]);
    expect(reviewsOf(text)).toMatchObject([
      {
        title: 'Tide: who owns it?',
        outlet: 'The Harbor Review',
        rating: { value: 4.5, max: 5 },
        topics: ['Sea', 'Law', 'order'],
        summary: ['What the article says.'],
        sections: [{ heading: 'Details', blocks: [{ type: 'paragraph', text: 'More words.' }] }],
      },
    ]);
  });

  test('of a web clipper in Obsidian says who wrote the article, and where it is', () => {
    const text = `---
title: Inside the Race
source: "https://wired.example/race"
author:
  - "[[Ada Ito]]"
published: 2026-03-09
created: 2026-03-11
tags:
  - "clippings"
---
What it says.`;
    expect(reviewsOf(text, 'WIRED')).toMatchObject([
      {
        outlet: 'WIRED',
        url: 'https://wired.example/race',
        authors: ['Ada Ito'],
        publishedOn: '2026-03-09',
        topics: ['clippings'],
      },
    ]);
    expect(read(text).posts[0]?.postedOn).toBe('2026-03-11');
  });

  test('names no outlet only if none is given', () => {
    const [post] = read('# A title\n\nWords of a summary.').posts;
    if (post === undefined) throw new Error('no post');
    expect(postToReview(post, { outlet: 'WIRED' })).toMatchObject({
      kind: 'ok',
      review: { title: 'A title', outlet: 'WIRED', summary: ['Words of a summary.'] },
    });
    expect(postToReview(post, { outlet: null })).toMatchObject({
      kind: 'invalid',
      problems: [{ file: post.file, line: 1, found: expect.stringContaining('"A title"') }],
    });
  });

  test.each([
    ['a draft', '---\ndraft: true\n---\nx', { posts: [], leftOut: 1, problems: [] }],
    ['a scheduled one', '---\nstatus: scheduled\n---\nx', { posts: [], leftOut: 1, problems: [] }],
    ['an unpublished post', '---\npublished: false\n---\nx', { posts: [], leftOut: 1 }],
    ['TOML', '+++\ntitle = "x"\n+++\nx', { posts: [], problems: [{ line: 1 }] }],
    ['broken YAML', '---\na: [\n---\nx', { posts: [], problems: [{ expected: 'YAML' }] }],
    [
      'a bomb of aliases',
      `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nx`,
      { posts: [], problems: [{ found: 'an alias in front matter' }] },
    ],
  ])('that is %s gives no post', (_what, text, found) => {
    expect(read(text)).toMatchObject(found);
  });
});

describe('HTML', () => {
  test.each([
    ['<p>a<br>b\n c</p>', 'a\\\nb c'],
    ['<h1>T</h1><h3>U</h3>', '## T\n\n#### U'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
    ['<p>*x* <script>alert(1)</script>_y_</p>', '\\*x\\* \\_y\\_'],
    ['<p><a href="https://a.example/b">Read it</a></p>', '[Read it](<https://a.example/b>)'],
    ['<p><a href="javascript:alert(1)">Read it</a></p>', 'Read it'],
    [
      '<table><tr><th>A</th></tr><tr><td>1|2</td><td>3</td></tr></table>',
      '| A |  |\n| --- | --- |\n| 1\\|2 | 3 |',
    ],
    ['<figure><img src=x><figcaption>c</figcaption></figure>', ''],
    ['<div><div><p>a</p></div>b</div>', 'a\n\nb'],
    ['', ''],
  ])('%s becomes %j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test('that is nested too deeply is refused, quickly', () => {
    expect(htmlToMarkdown('<div>'.repeat(50_000))).toBeNull();
  });
});

test('any text gives posts or problems, and posts give reviews or problems with a line', () => {
  const pieces = fc.constantFrom(
    ...[
      '---\n',
      'title: x\n',
      'date: 2026-01-01\n',
      'tags: [a, b]\n',
      '<?xml version="1.0"?>',
      '<rss>',
    ],
    ...[
      '<item>',
      '</item>',
      '<title>x</title>',
      '</rss>',
      '{"db":[{"data":{"posts":[',
      ']}}]}',
      '&x;',
    ],
    ...[
      '{"status":"published","html":"<p>x</p>"}',
      '# x\n',
      '```\n',
      '\n\n',
      'WIRED',
      '[[',
      '{{',
      '<p>',
    ],
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (any) => {
      const found = readForeignFile(any, 'file');
      for (const { line } of found.problems) expect(line).toBeGreaterThanOrEqual(1);
      for (const post of found.posts) {
        const parsed = postToReview(post, { outlet: 'WIRED' });
        if (parsed.kind === 'invalid') expect(parsed.problems.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
