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
      'https://a.example/x?mod=viewthread&from=home',
      'https://a.example/x?from=home&mod=viewthread',
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
        '%41',
        '%2f',
        '%',
        '%%341',
        'é',
        'a.b/c',
      ),
      { maxLength: 8 },
    ),
    fc.array(fc.constantFrom('a', 'id=1', 'amp=1', 'utm_x=1', 'ref=x', '%61=%62', '=', ''), {
      maxLength: 5,
    }),
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
