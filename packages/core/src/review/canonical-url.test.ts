import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

const KEY = 'https://wired.com/story/codex';

test.each([
  'https://www.wired.com/story/codex',
  'http://wired.com/story/codex/',
  'HTTPS://WWW.WIRED.COM/story/codex//',
  'https://wired.com:443/story/codex',
  'http://wired.com:80/story/codex',
  'https://wired.com./story/codex',
  'https://m.wired.com/story/codex',
  'https://mobile.wired.com/story/codex',
  'https://amp.wired.com/story/codex',
  'https://www.m.wired.com/story/codex',
  'https://www.wired.com/story/codex#comments',
  'https://www.wired.com/story/codex#:~:text=race',
  'https://www.wired.com/story/codex?',
  'https://www.wired.com/story/codex?utm_source=x&UTM_Medium=y&fbclid=z&gclid=1&mc_cid=2&mc_eid=3',
  'https://www.wired.com/story/codex?ref=newsletter.example&ref_src=twsrc',
  'https://www.wired.com/story/codex/amp',
  'https://www.wired.com/story/codex/amp/',
  'https://www.wired.com/amp/story/codex',
  'https://www.wired.com/story/codex.amp',
  'https://www.wired.com/story/codex?amp=1',
  'https://www.wired.com/story/codex?amp',
  'https://www.wired.com/story/codex?outputType=amp',
  'https://www-wired-com.cdn.ampproject.org/c/s/www.wired.com/story/codex/amp?usqp=mq331AQ&amp_js_v=0.1',
  'https://www-wired-com.cdn.ampproject.org/v/s/www.wired.com/story/codex',
  'https://www.google.com/amp/s/www.wired.com/amp/story/codex',
  'https://google.co.uk/amp/www.wired.com/story/codex',
  'https://www.google.com/amp/s/www-wired-com.cdn.ampproject.org/c/s/www.wired.com/story/codex',
  'https://www.wired.com/%73tory/code%78',
  'https://www.wired.com//story///codex',
  'https://www.wired.com/story/codex/index.html',
  'https://www.wired.com/story/codex/index.htm?utm_source=x',
  'https://www.wired.com/story/codex/index.php',
  'https://www.wired.com/story/codex/Default.aspx',
  'https://www.wired.com/story/codex?st=a1b2C3&reflink=desktopwebshare_permalink',
  'https://www.wired.com/story/codex?mod=hp_lead_pos1',
  'https://www.wired.com/story/codex?r=1a2b3c&triedRedirect=true',
  'https://www.wired.com/story/codex?smid=nytcore-ios-share&referringSource=articleShare',
  'https://www.wired.com/story/codex?unlocked_article_code=1.ab.cd_E-f',
  'https://www.wired.com/story/codex?accessToken=eyJ.x&leadSource=uverify%20wall&srnd=homepage-europe',
  'https://www.wired.com/story/codex?guccounter=1&guce_referrer=aHR0&guce_referrer_sig=AQA',
  'https://www.wired.com/story/codex?cmpid=socialflow&CMP=share_btn_url&share=twitter&gift=ab12',
  'https://www.wired.com/story/codex?mbid=social_twitter&source=email',
  'https://www.google.com/url?q=https://www.wired.com/story/codex&sa=D&source=docs',
  'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.wired.com%2Fstory%2Fcodex%3Ffbclid%3Dx&h=AT0',
  'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.wired.com%2Fstory%2Fcodex&data=05%7Cpat',
  'https://urldefense.com/v3/__https://www.wired.com/story/codex/amp__;!!AbC!dEf$',
])('%s is the same article', (url) => {
  expect(canonicalUrl(url)).toBe(KEY);
});

describe('what may identify the article stays', () => {
  test.each([
    ['https://a.example/?b=2&a=1&b=1', 'https://a.example?a=1&b=2&b=1'],
    ['https://a.example/view?id=7&utm_id=3', 'https://a.example/view?id=7'],
    ['https://a.example/view?ref=40881', 'https://a.example/view?ref=40881'],
    ['https://a.example/x?amp=hifi', 'https://a.example/x?amp=hifi'],
    ['https://a.example/x?outputType=print', 'https://a.example/x?outputType=print'],
    [
      'https://a.example/forum.php?mod=viewthread&tid=7',
      'https://a.example/forum.php?mod=viewthread&tid=7',
    ],
    ['https://a.example/?r=site/view&st=x', 'https://a.example?r=site/view&st=x'],
    ['https://a.example/list?st=40&r=7', 'https://a.example/list?r=7&st=40'],
    ['https://a.example/read?id=7&mod=x', 'https://a.example/read?id=7'],
    ['https://a.example/?p=7&r=x', 'https://a.example?p=7&r=x'],
    ['https://a.example/read?article=q&share=x', 'https://a.example/read?article=q'],
    ['https://a.example/index.php?id=7', 'https://a.example?id=7'],
    ['https://a.example/index.html/more', 'https://a.example/index.html/more'],
    ['https://a.example/my-index.html', 'https://a.example/my-index.html'],
    ['https://a.example/x?source=wire&token=t', 'https://a.example/x?source=wire&token=t'],
    ['https://lnkd.in/eAbC?trk=x', 'https://lnkd.in/eAbC'],
    ['https://open.substack.com/pub/quiet/p/grid?r=1a2b', 'https://quiet.substack.com/p/grid'],
    ['https://www.youtube.com/watch?v=abc&t=7s&si=x', 'https://youtube.com/watch?v=abc'],
    [
      'https://www.nytimes.com/2026/02/03/x.html?action=click&module=x&pgtype=Homepage',
      'https://nytimes.com/2026/02/03/x.html',
    ],
    ['https://a.example/Story', 'https://a.example/Story'],
    ['https://a.example:8443/x', 'https://a.example:8443/x'],
    ['https://a.example/#!/story/7', 'https://a.example#!/story/7'],
    ['https://a.example/app#/story/7', 'https://a.example/app#/story/7'],
    ['https://a.example/amp', 'https://a.example/amp'],
    ['https://a.example/amplifier', 'https://a.example/amplifier'],
    ['https://a.example/champ', 'https://a.example/champ'],
    ['https://amp.dev/x', 'https://amp.dev/x'],
    ['https://m.example/x', 'https://m.example/x'],
    ['https://www.com/x', 'https://www.com/x'],
    ['https://mail.example.com/x', 'https://mail.example.com/x'],
    ['https://en.m.wikipedia.org/wiki/Codex', 'https://en.wikipedia.org/wiki/Codex'],
    ['https://a.example/story.amp.html', 'https://a.example/story.html'],
    ['https://a.example/a%2fb?q=%c3%a9', 'https://a.example/a%2Fb?q=%C3%A9'],
    ['https://a.example/x?q=a+b', 'https://a.example/x?q=a+b'],
    ['https://bücher.example/x', 'https://xn--bcher-kva.example/x'],
    ['https://www.google.com/amp/help', 'https://google.com/help'],
  ])('%s → %s', (url, key) => {
    expect(canonicalUrl(url)).toBe(key);
  });
});

test.each(['', 'javascript:alert(1)', 'not a url', 'ftp://a.example/'])(
  '%j is left unchanged',
  (text) => {
    expect(canonicalUrl(text)).toBe(text);
  },
);

const anyAddress = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.array(
      fc.constantFrom(
        'www',
        'm',
        'amp',
        'mobile',
        'en',
        'wired',
        'com',
        'cdn.ampproject.org',
        'google.com',
        'substack.com',
        'open',
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.array(
      fc.constantFrom(
        '/',
        'amp',
        'c/s/',
        'amp/s/',
        'story',
        '.amp',
        '.html',
        'index.html',
        'pub/x/p/y',
        'url',
        '//',
        '%41',
        '%2f',
        '%',
        '%%341',
        'é',
        'a.b/c',
      ),
      { maxLength: 8 },
    ),
    fc.array(
      fc.constantFrom(
        'a',
        'id=1',
        'amp=1',
        'utm_x=1',
        'ref=x',
        'mod=x',
        'url=https%3a%2f%2fm.a.b%2famp',
        '%61=%62',
        '=',
        '',
      ),
      {
        maxLength: 5,
      },
    ),
    fc.constantFrom('', '#', '#x', '#!/x', '#/x'),
  )
  .map(
    ([scheme, host, path, query, hash]) =>
      `${scheme}://${host.join('.')}/${path.join('')}?${query.join('&')}${hash}`,
  );

test("a key's key is itself", () => {
  fc.assert(
    fc.property(fc.oneof(anyAddress, fc.webUrl({ withQueryParameters: true })), (url) => {
      const key = canonicalUrl(url);
      expect(canonicalUrl(key)).toBe(key);
    }),
    { numRuns: 1000 },
  );
});

test("tracking parameters, fragments and slashes don't matter", () => {
  fc.assert(
    fc.property(
      fc.webUrl(),
      fc.constantFrom('#top', '?utm_source=a', '/?fbclid=b#c'),
      (url, tail) => {
        expect(canonicalUrl(`${url}${tail}`)).toBe(canonicalUrl(url));
      },
    ),
  );
});
