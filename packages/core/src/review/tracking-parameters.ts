/** Prefixes of names that only ever say how a reader arrived. */
const PREFIXES = [
  'utm_',
  'mtm_',
  'pk_',
  'matomo_',
  'hsa_',
  '_hs',
  '__hs',
  'oly_',
  'guce_',
  'ref_',
  'gaa_',
  'gad_',
  'elq',
  'wt.',
  'wt_',
  'pinned_post_',
];

/** Names that only ever say how a reader arrived: click ids, campaign ids, gift and share marks. */
const NAMES: ReadonlySet<string> = new Set([
  '__s',
  '__twitter_impression',
  '_branch_match_id',
  '_branch_referrer',
  '_ga',
  '_gl',
  '_openstat',
  'accesstoken',
  'amp_gsa',
  'amp_js_v',
  'at_bbc_team',
  'at_campaign',
  'at_campaign_type',
  'at_format',
  'at_link_id',
  'at_link_origin',
  'at_link_type',
  'at_medium',
  'at_ptr_name',
  'bxid',
  'ck_subscriber_id',
  'cmpid',
  'cndid',
  'dclid',
  'embedded-checkout',
  'epik',
  'esrc',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'fbclid',
  'ftag',
  'gbraid',
  'gclid',
  'gclsrc',
  'giftcopy',
  'giftid',
  'guccounter',
  'hsctatracking',
  'icid',
  'igsh',
  'igshid',
  'irclickid',
  'isfreemail',
  'ito',
  'leadsource',
  'li_fat_id',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'ml_subscriber',
  'ml_subscriber_hash',
  'msclkid',
  'ncid',
  'ns_campaign',
  'ns_linkname',
  'ns_mchannel',
  'ns_source',
  'ocid',
  'pwapi_token',
  'rb_clickid',
  'rdt_cid',
  'referer',
  'referrer',
  'referringsource',
  'reflink',
  's_cid',
  's_kwcid',
  'sara_ref',
  'sc_cid',
  'sharetoken',
  'sharetype',
  'showwelcomeonshare',
  'smid',
  'smtyp',
  'soc_src',
  'soc_trk',
  'sref',
  'srnd',
  'srsltid',
  'taid',
  'tpcc',
  'triedredirect',
  'trk',
  'ttclid',
  'twclid',
  'unlocked_article_code',
  'usqp',
  'vero_conv',
  'vero_id',
  'wbraid',
  'wickedid',
  'wpisrc',
  'wpmm',
  'xtor',
  'yclid',
]);

/**
 * Short names of share marks (`mod` and `st` at the Wall Street Journal, `r` at Substack, `sk` at
 * Medium, `gift` at The Atlantic) that elsewhere may choose what a page shows. They are dropped if
 * the path already names the article and the value is not a number.
 */
const SHARE_MARKS: ReadonlySet<string> = new Set([
  'cmp',
  'gift',
  'mod',
  'r',
  'sh',
  'share',
  'sk',
  'st',
]);

/** Names that say how a reader arrived only on these sites and those below them. */
const ON_SITE: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'nytimes.com',
    [
      'action',
      'algo',
      'auth',
      'block',
      'campaign_id',
      'clicksource',
      'contentcollection',
      'emc',
      'fallback',
      'fellback',
      'imp_id',
      'impression_id',
      'index',
      'instance_id',
      'login',
      'module',
      'nl',
      'partner',
      'pgtype',
      'region',
      'regi_id',
      'register',
      'req_id',
      'rref',
      'segment_id',
      'sgrp',
      'source',
      'surface',
      'te',
      'ugrp',
      'user_id',
      'variant',
    ],
  ],
  ['washingtonpost.com', ['carta-url', 'hpid', 'itid', 'nid', 's_l', 'tid']],
  ['bloomberg.com', ['in_source']],
  ['ft.com', ['ftcamp', 'segmentid', 'token']],
  ['economist.com', ['fsrc', 'frsc']],
  ['substack.com', ['action', 'post_id', 'publication_id', 'r', 's', 'sd', 'token']],
  ['medium.com', ['gi', 'source']],
  ['wired.com', ['mbid', 'source']],
  ['newyorker.com', ['mbid', 'source']],
  ['vanityfair.com', ['mbid', 'source']],
  ['forbes.com', ['ss']],
  ['linkedin.com', ['lipi', 'rcm', 'trackingid']],
  ['x.com', ['s', 't']],
  ['twitter.com', ['s', 't']],
  ['youtube.com', ['ab_channel', 'feature', 'pp', 'si', 't']],
  ['youtu.be', ['feature', 'si', 't']],
]);

/** Values that ask for the AMP version of a page, by parameter. */
const AMP: ReadonlyMap<string, readonly string[]> = new Map([
  ['amp', ['', '1', 'true', 'yes']],
  ['_amp', ['', '1', 'true', 'yes']],
  ['outputtype', ['amp']],
]);

const NUMBER = /^\d+$/;

/** A page without its query. */
export interface Page {
  readonly host: string;
  readonly path: string;
}

/** Whether a query parameter can be ignored when articles are compared. In doubt it can't. */
export function isTrackingParameter(name: string, value: string, page: Page): boolean {
  const key = name.toLowerCase();
  if (NAMES.has(key) || PREFIXES.some((prefix) => key.startsWith(prefix))) return true;
  // A number may be an article's.
  if (key === 'ref') return !NUMBER.test(value);
  if (SHARE_MARKS.has(key) && namesArticle(page) && !NUMBER.test(value)) return true;
  if (AMP.get(key)?.includes(value.toLowerCase())) return true;
  return namesOnSite(page.host).includes(key);
}

/** A program's path (`/forum.php`) or the front page's leaves it to the query. */
const namesArticle = ({ path }: Page): boolean =>
  path !== '' && !/\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl)$/i.test(path);

function namesOnSite(host: string): readonly string[] {
  for (const [site, names] of ON_SITE) {
    if (host === site || host.endsWith(`.${site}`)) return names;
  }
  return [];
}
