/** The signs between two names; the words are those of a language. */
export const NAME_JOINERS: readonly string[] = ['&', '+'];

/** What comes last in the name of a company, so that "Reuter & Sons" is one author. */
export const COMPANY_ENDINGS: readonly string[] = [
  'associates',
  'bros',
  'brothers',
  'co',
  'colleagues',
  'company',
  'daughters',
  'family',
  'friends',
  'others',
  'partners',
  'sons',
  'söhne',
  'partner',
  'hijos',
  'hermanos',
  'hnos',
  'asociados',
];

/**
 * What follows a name after a comma and belongs to it, without full stops and blanks. Those that
 * could also be a name ("Ma", "Do") are suffixes in capitals only, like every other short word in
 * capitals.
 */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set([
  ...['jr', 'jnr', 'sr', 'snr', 'junior', 'senior', 'esq', 'esquire', 'filho', 'neto', 'etal'],
  ...['ii', 'iii', 'iv', 'vi', 'vii', 'viii', '2nd', '3rd', '4th', '5th', 'ret', 'retd', 'hons'],
  ...['phd', 'dphil', 'mphil', 'mlitt', 'dlitt', 'edd', 'psyd', 'pharmd', 'dsc', 'dmin', 'thd'],
  ...['md', 'dds', 'dvm', 'jd', 'llb', 'llm', 'lld', 'mbbs', 'mbchb', 'rn', 'bsc', 'bfa', 'msc'],
  ...['mfa', 'msw', 'mba', 'mpa', 'mph', 'mpp', 'mdiv', 'cpa', 'cfa', 'cfp', 'kc', 'qc', 'mp'],
  ...['obe', 'mbe', 'cbe', 'kbe', 'dbe', 'frs', 'frse', 'frcp', 'frcs', 'mrcp', 'facp', 'facs'],
  ...['inc', 'ltd', 'limited', 'llc', 'llp', 'plc', 'corp', 'gmbh'],
]);

/** Nouns that end a description of a person: "Ada Ito, Senior Staff Writer". */
export const ROLES: readonly string[] = [
  'analyst',
  'anchor',
  'chief',
  'columnist',
  'contributor',
  'correspondent',
  'critic',
  'editor',
  'editors',
  'essayist',
  'fellow',
  'freelancer',
  'intern',
  'journalist',
  'photographer',
  'producer',
  'professor',
  'reporter',
  'staff',
  'writer',
  'writers',
];

/** Words that open such a description: "Ada Ito, special to the Times", "Ada Ito, The Times". */
export const ROLE_OPENERS: readonly string[] = [
  'special to',
  'special for',
  'exclusive to',
  'exclusive for',
  'for',
  'from',
  'of',
  'at',
  'in',
  'the',
];
