/** Prefixes of names that only ever say how a reader arrived. */
const PREFIXES = ['utm_', 'mtm_', 'pk_', 'matomo_', 'hsa_', '_hs', '__hs', 'oly_', 'guce_', 'ref_'];

/** Names that only ever say how a reader arrived: click ids, campaign ids, gift and share marks. */
const NAMES: ReadonlySet<string> = new Set([
  '__s',
  '__twitter_impression',
  '_branch_match_id',
  '_ga',
  '_gl',
  '_openstat',
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
  'ck_subscriber_id',
  'cmpid',
  'dclid',
  'fbclid',
  'gbraid',
  'gclid',
  'gclsrc',
  'guccounter',
  'hsctatracking',
  'icid',
  'igsh',
  'igshid',
  'li_fat_id',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'ml_subscriber',
  'ml_subscriber_hash',
  'msclkid',
  'ns_campaign',
  'ns_linkname',
  'ns_mchannel',
  'ns_source',
  'ocid',
  'rb_clickid',
  'referer',
  'referrer',
  'reflink',
  's_cid',
  'sc_cid',
  'smid',
  'smtyp',
  'sref',
  'srsltid',
  'ttclid',
  'twclid',
  'unlocked_article_code',
  'usqp',
  'vero_conv',
  'vero_id',
  'wbraid',
  'wickedid',
  'xtor',
  'yclid',
]);

/** Values that ask for the AMP version of a page, by parameter. */
const AMP: ReadonlyMap<string, readonly string[]> = new Map([
  ['amp', ['', '1', 'true', 'yes']],
  ['_amp', ['', '1', 'true', 'yes']],
  ['outputtype', ['amp']],
]);

/**
 * Whether a query parameter can be ignored when articles are compared. In doubt it can't: `ref`
 * is dropped only if its value is not a number, which may be an article's.
 */
export function isTrackingParameter(name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (NAMES.has(key) || PREFIXES.some((prefix) => key.startsWith(prefix))) return true;
  if (key === 'ref') return !/^\d+$/.test(value);
  return AMP.get(key)?.includes(value.toLowerCase()) ?? false;
}
