import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrapLink } from './unwrap-link.ts';

const ARTICLE = 'https://harbor.example/q?id=7';
const encoded = encodeURIComponent(ARTICLE);

describe('the address behind a wrapper is found', () => {
  test.each([
    `https://nam02.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C01%7Cpat.editor%40quiet.example%7C0123&reserved=0`,
    `https://eur01.safelinks.protection.outlook.com/ap/w-59584e83/?url=${encoded}&data=05`,
    `https://gcc02.safelinks.protection.outlook.com/GetUrlReputation?Url=x&url=${encoded}`,
    `https://usg02.safelinks.protection.office365.us/?url=${encoded}`,
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=en-us`,
    `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=a%3D%3D&r=pat&m=b&s=c`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__harbor.example_q-3Fid-3D7&d=DwMFaQ&c=a&r=b&m=c&s=d&e=',
    'https://urldefense.com/v3/__https://harbor.example/q?id=7__;!!AbC!dEf$',
    'https://urldefense.com/v3/__https:/harbor.example/q?id*7__;PQ!!AbC!dEf$',
    'https://urldefense.us/v3/__https://harbor.example/q*id=7__;Pw!!AbC!dEf$',
    `https://www.google.com/url?q=${ARTICLE}&sa=D&source=docs&ust=1700000000000000&usg=AOvVaw1`,
    `https://www.google.co.uk/url?sa=t&rct=j&q=&esrc=s&url=${encoded}&ved=2ah`,
    `https://l.facebook.com/l.php?u=${encoded}&h=AT0abc&s=1`,
    `https://lm.facebook.com/l.php?u=${encoded}`,
    `https://l.instagram.com/?u=${encoded}&e=AT0abc`,
    `https://l.threads.net/?u=${encoded}&e=AT0abc`,
    `https://www.linkedin.com/safety/go?url=${encoded}&trk=feed`,
    `https://www.linkedin.com/redir/redirect?url=${encoded}&urlhash=x`,
    `https://www.youtube.com/redirect?event=video&q=${encoded}`,
    `https://out.reddit.com/t3_x?url=${encoded}&token=y`,
    `https://slack-redir.net/link?url=${encoded}`,
    `https://duckduckgo.com/l/?uddg=${encoded}&rut=1`,
    `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`,
    `https://secure-web.cisco.com/1abcDEF/${encoded}`,
    `https://eu-west-1.protection.sophos.com/?d=harbor.example&u=${btoa(ARTICLE)}&i=x`,
    `https://protect.checkpoint.com/v2/___${ARTICLE}___.YXAz`,
    `https://r.search.yahoo.com/_ylt=a;_ylu=b/RV=2/RE=1/RO=10/RU=${encoded}/RK=2/RS=x-`,
    `https://www.bing.com/ck/a?!&&p=x&u=a1${btoa(ARTICLE).replaceAll('=', '')}&ntb=1`,
    `https://news.google.com/rss/articles/${btoa(`\u0008\u0013"\u001d${ARTICLE}\u00d2\u0001\u0000`).replaceAll('=', '')}?oc=5`,
    `https://www.google.com/url?q=${encodeURIComponent(encoded)}`,
    `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://nam02.safelinks.protection.outlook.com/?url=${encoded}&data=pat`)}`,
  ])('%s', (link) => {
    expect(unwrapLink(link)).toBe(ARTICLE);
  });

  test('characters that Proofpoint spells aside come back, in runs too', () => {
    expect(
      unwrapLink(
        `https://urldefense.com/v3/__https://harbor.example/a*b**Cc__;${btoa('=!!!!').replaceAll('=', '')}!!AbC!d$`,
      ),
    ).toBe('https://harbor.example/a=b!!!!c');
  });

  test('escapes of the article stay', () => {
    const article = 'https://harbor.example/a%20b/caf%C3%A9?q=a%26b#top';
    const link = `https://www.google.com/url?q=${encodeURIComponent(article)}`;
    expect(unwrapLink(link)).toBe(article);
  });

  test('what may not stand in a link is escaped', () => {
    expect(
      unwrapLink('https://www.google.com/url?q=https%3A%2F%2Fharbor.example%2Fa%20%22b%22'),
    ).toBe('https://harbor.example/a%20%22b%22');
  });
});

describe('other links stay as they are', () => {
  test.each([
    ARTICLE,
    'https://harbor.example/?url=https%3A%2F%2Felsewhere.example%2F',
    'https://lnkd.in/eAbCdEf',
    'https://t.co/AbCdEf',
    'https://news.google.com/articles/CBMiX0FVX3lxTE1abc?oc=5',
    'https://www.google.com/search?q=https%3A%2F%2Fharbor.example%2Fq',
    'https://www.google.com/url?q=mailto%3Apat%40quiet.example',
    'https://www.google.com/url?q=javascript%3Aalert(1)',
    'https://www.google.com/url?q=https%3A%2F%2Fpat%3Asecret%40harbor.example%2F',
    'https://nam02.safelinks.protection.outlook.com/?data=05',
    'https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fharbor.example',
    'https://urldefense.com/v3/nothing',
    'https://secure-web.cisco.com/1abc/%E0%A4%A',
    'https://www.facebook.com/harbor/posts/1',
    'not a link',
    '',
  ])('%j', (link) => {
    expect(unwrapLink(link)).toBe(link);
  });
});

test('an address comes back from any number of wrappers', () => {
  const wrap = fc.constantFrom(
    (url: string) => `https://www.google.com/url?q=${encodeURIComponent(url)}&sa=D`,
    (url: string) => `https://l.facebook.com/l.php?u=${encodeURIComponent(url)}`,
    (url: string) =>
      `https://emea01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=1`,
  );
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.array(wrap, { maxLength: 3 }),
      (url, wraps) => {
        const link = wraps.reduce((inner, around) => around(inner), url);
        fc.pre(link.length < 8000);
        expect(unwrapLink(link)).toBe(url);
      },
    ),
  );
});

test.each([
  'https://urldefense.com/v3/__;',
  'https://x/',
  '%3a%2f',
  '__;',
  '*',
  'https://l.facebook.com/l.php?u=',
])('nothing slows down a link of many %j', (piece) => {
  const link = `https://urldefense.com/v3/__https://${piece.repeat(30_000)}`;
  expect(unwrapLink(link)).toBe(link);
});
