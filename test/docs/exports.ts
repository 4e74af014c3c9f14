/** What a program exports, and what has become of it once its page was followed. */
interface Export {
  readonly files: Readonly<Record<string, string>>;
  /** The standing of each person in Galley; a person who isn't named must not be there. */
  readonly people: Readonly<Record<string, string>>;
  /** The titles of reviews in issues of the past. */
  readonly reviews?: readonly string[];
}

const MAILCHIMP = 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME';
const REVIEW =
  '<p>4/5 · March 9, 2026 · By Ada Ito</p><p>What it says.</p><h3>Why This Matters</h3><p>It does.</p>';
const post = (title: string, more: object = {}): object => ({
  id: title,
  title,
  status: 'published',
  type: 'post',
  published_at: '2026-03-11T08:00:00.000Z',
  canonical_url: null,
  html: REVIEW,
  ...more,
});

/** Small invented exports, in the form of each program. */
export const EXPORTS: Readonly<Record<string, Export>> = {
  'docs/moving/mailchimp.md': {
    files: {
      'subscribed_email_audience_export_0a1b2c.csv': `${MAILCHIMP},LEID,EUID
in@mailchimp.example,Di,Ives,2,2020-01-02 03:04:05,1,a
tag@mailchimp.example,*|FNAME|*,,2,2020-01-02 03:04:05,1,a
`,
      'unsubscribed_email_audience_export_0a1b2c.csv': `${MAILCHIMP},UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID
out@mailchimp.example,Bo,Out,2,2020-01-02 03:04:05,2024-05-06 07:08:09,March,1,N/A,,1,a
`,
      'cleaned_email_audience_export_0a1b2c.csv': `${MAILCHIMP},CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID
hard@mailchimp.example,Cy,Clean,2,2020-01-02 03:04:05,2024-05-06 07:08:09,March,1,1,a
`,
    },
    people: {
      'in@mailchimp.example': 'confirmed',
      'tag@mailchimp.example': 'confirmed',
      'out@mailchimp.example': 'unsubscribed',
      'hard@mailchimp.example': 'unsubscribed bounce',
    },
  },
  'docs/moving/substack.md': {
    files: {
      'email_list.harbor.csv': `email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at
in@substack.example,false,,other,false,2023-02-03T04:05:06.000Z,
out@substack.example,true,,other,true,2023-02-03T04:05:06.000Z,
`,
    },
    people: { 'in@substack.example': 'confirmed', 'out@substack.example': 'unsubscribed' },
  },
  'docs/moving/ghost.md': {
    files: {
      'members.csv': `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
1,in@ghost.example,Ada In,,true,false,,2021-02-03T04:05:06.000Z,,,
2,out@ghost.example,Bo Out,,false,false,,2021-02-03T04:05:06.000Z,,,
`,
      'ghost.json': JSON.stringify({
        db: [
          {
            meta: { version: '5.0.0' },
            data: {
              posts: [post('The Quiet Grid'), post('Soon', { status: 'draft' })],
              tags: [{ id: 't1', name: 'Energy' }],
              posts_tags: [{ post_id: 'The Quiet Grid', tag_id: 't1', sort_order: 0 }],
            },
          },
        ],
      }),
    },
    people: { 'in@ghost.example': 'confirmed', 'out@ghost.example': 'unsubscribed' },
    reviews: ['The Quiet Grid'],
  },
  'docs/moving/buttondown.md': {
    files: {
      'subscribers.csv': `id,creation_date,email_address,notes,tags,metadata,type,ip_address,unsubscription_date,undeliverability_date
1,2023-01-02 16:55:00+00:00,in@buttondown.example,,,{},premium,,,
2,2023-01-02 16:55:00+00:00,new@buttondown.example,,,{},unactivated,,,
3,2023-01-02 16:55:00+00:00,out@buttondown.example,,,{},removed,,,
4,2023-01-02 16:55:00+00:00,angry@buttondown.example,,,{},complained,,,
5,2023-01-02 16:55:00+00:00,void@buttondown.example,,,{},regular,,,2024-01-02 16:55:00+00:00
`,
      'emails/the-quiet-grid.md': `---
id: 8d0e
subject: The Quiet Grid
status: published
email_type: public
slug: the-quiet-grid
publish_date: 2026-03-11T08:00:00Z
---

4/5 · March 9, 2026 · By Ada Ito

What it says.
`,
      'emails/soon.md': '---\nsubject: Soon\nstatus: draft\n---\n\nNot yet.\n',
    },
    people: {
      'in@buttondown.example': 'confirmed',
      'out@buttondown.example': 'unsubscribed',
      'angry@buttondown.example': 'unsubscribed complaint',
      'void@buttondown.example': 'unsubscribed bounce',
    },
    reviews: ['The Quiet Grid'],
  },
  'docs/moving/listmonk.md': {
    files: {
      'readers.csv': `uuid,email,name,attributes,status,created_at,updated_at
1,in@listmonk.example,Ed,"{""city"": ""Ulm""}",enabled,2021-06-02 10:00:00.1 +0000 UTC,2021-06-02 10:00:00.1 +0000 UTC
`,
      'blocklisted.csv': `uuid,email,name,attributes,status,created_at,updated_at
2,block@listmonk.example,Flo,{},blocklisted,2021-06-02 10:00:00.1 +0000 UTC,2021-06-02 10:00:00.1 +0000 UTC
`,
      'left.csv': 'email,unsubscribed\nout@listmonk.example,yes\n',
    },
    people: {
      'in@listmonk.example': 'confirmed',
      'block@listmonk.example': 'unsubscribed',
      'out@listmonk.example': 'unsubscribed',
    },
  },
};
