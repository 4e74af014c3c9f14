import {
  decodeBase64,
  decodeEscapes,
  readBing,
  readGoogleNews,
  readUnderscored,
  readUrlDefense,
} from './wrapped-address.ts';

/** Reads what is in the place of the wrapped address; null if nothing does. */
export type Wrapper = (url: URL) => string | null;

const GOOGLE = /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/;

/** Wrappers with the address in a parameter: host, path, names of the parameter. */
const IN_PARAMETER: readonly (readonly [host: RegExp, path: RegExp, names: readonly string[]])[] = [
  // Mail filters
  [/\.safelinks\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)$/, /^\//, ['url']],
  [/^statics\.teams\.(?:cdn\.)?(?:office|microsoft)\.(?:net|com)$/, /safelinks/, ['url']],
  [/^linkprotect\.cudasvc\.com$/, /^\/url$/, ['a']],
  [/^protect\d*\.fireeye\.com$/, /\/url$/, ['u']],
  [/\.trendmicro\.com$/, /\/query$/, ['url']],
  [/\.url-protection\.com$/, /\/url$/, ['o']],
  [/^urlsand\.esvalabs\.com$/, /^\//, ['u']],
  [/^antiphishing\.vadesecure\.com$/, /^\//, ['u']],
  [/^linklock\.titanhq\.com$/, /^\/analyse$/, ['url']],
  [/^scanmail\.trustwave\.com$/, /^\//, ['u']],
  [/^clicktime\.symantec\.com$/, /^\//, ['u']],
  // Search engines and networks
  [GOOGLE, /^\/url$/, ['q', 'url']],
  [/^(?:l|lm)\.(?:facebook|messenger|workplace|instagram|threads)\.(?:com|net)$/, /^\//, ['u']],
  [/^(?:www\.|m\.)?facebook\.com$/, /^\/(?:l\.php|flx\/warn\/)$/, ['u']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:safety\/go|redir\/redirect)\/?$/, ['url']],
  [/^(?:www\.|m\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^out\.reddit\.com$/, /^\//, ['url']],
  [/^(?:www\.)?slack-redir\.net$/, /^\/link$/, ['url']],
  [/^(?:t|www)\.umblr\.com$/, /^\/redirect$/, ['z']],
  [/^(?:m\.|www\.)?vk\.com$/, /^\/away(?:\.php)?$/, ['to']],
  [/^(?:www\.)?duckduckgo\.com$/, /^\/l\/?$/, ['uddg']],
  [/^disq\.us$/, /^\/url$/, ['url']],
  [/^getpocket\.com$/, /^\/redirect$/, ['url']],
  [/^exit\.sc$/, /^\//, ['url']],
];

/** Wrappers with the address in another form. */
const OTHERWISE: readonly (readonly [host: RegExp, read: Wrapper])[] = [
  [/^urldefense(?:\.proofpoint)?\.(?:com|us)$/, readUrlDefense],
  [
    /^secure-web\.cisco\.com$/,
    ({ pathname }) => decodeEscapes(/^\/[^/]+\/(.+)$/.exec(pathname)?.[1]),
  ],
  [/\.protection\.sophos\.com$/, ({ searchParams }) => decodeBase64(searchParams.get('u'))],
  [/^(?:url\.avanan\.click|protect\.checkpoint\.com)$/, readUnderscored],
  [/^r\.search\.yahoo\.com$/, ({ pathname }) => decodeEscapes(/\/RU=([^/]+)/.exec(pathname)?.[1])],
  [/^(?:www\.)?bing\.com$/, readBing],
  [/^news\.google\.com$/, readGoogleNews],
];

/** The wrapper that a link goes through, or null. */
export function findWrapper({ hostname, pathname }: URL): Wrapper | null {
  for (const [host, path, names] of IN_PARAMETER) {
    if (host.test(hostname) && path.test(pathname)) {
      return ({ searchParams }) =>
        names.map((name) => searchParams.get(name)).find(isAddress) ?? null;
    }
  }
  return OTHERWISE.find(([host]) => host.test(hostname))?.[1] ?? null;
}

const isAddress = (text: string | null): boolean => /^https?(?::|%3a)/i.test(text ?? '');
