/** Tables that may hold millions of rows, on which an index takes minutes to build. */
const LARGE =
  'attempt|audit|batch|click|consent|delivery|delivery_change|feedback_event|notice|subscriber|subscriber_word|subscription|webhook_post';

/** What takes something away from a process of the release before, or makes it wait for long. */
const SIGNS: readonly (readonly [found: string, sign: RegExp])[] = [
  ['drops a table', /\bdrop (table|view|function|trigger|schema|type)\b/],
  [
    'drops a column',
    /\bdrop (column\b|(?!table|view|function|trigger|schema|type|constraint|index|not null|default|expression|identity|if\b)\w+)/,
  ],
  ['renames', /\brename (to|column|constraint)\b/],
  ['changes a type', /\balter (column )?\w+ (set data )?type\b/],
  [
    'demands a value',
    /\bset not null\b|\badd (column )?(?!constraint|check|unique|primary|foreign)\w+ (?:(?!,\s*add\b|default|generated|;).)*(?<!\bis )\bnot null\b(?!(?:(?!,\s*add\b|;).)*\b(default|generated)\b)/,
  ],
  [
    'checks what older processes write',
    /\badd (constraint \w+ )?(check|unique|primary key|foreign key|exclude)\b|\bcreate unique index\b/,
  ],
  [
    'builds an index on a large table',
    new RegExp(`\\bcreate (unique )?index (?:(?! on ).)* ?on (${LARGE})\\b`),
  ],
  ['deletes rows', /\btruncate\b|\bdelete from\b/],
];

const REPLACED_CHECK = /drop constraint (?:if exists )?(\w+) ?, ?add constraint \1 check/;

/**
 * Finds what a migration may not do while processes of the release before run beside it (docs/adr/0072).
 * What happens to a table that the migration itself creates is free: nobody uses it yet. So is a check
 * that takes the place of one of the same name; that it only allows more, reviewers see.
 *
 * @param source the file of a migration
 */
export function findContractions(source: string): readonly string[] {
  const text = source
    .replaceAll(/--.*$|\/\/.*$|\/\*[^]*?\*\//gm, '')
    .replaceAll(/\$\$[^]*?\$\$/g, '') // what a function does, it does when it is called
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
  const created = [...text.matchAll(/\bcreate table (?:if not exists )?(\w+)/g)].map(
    ([, name]) => name ?? '',
  );
  const statements = text
    .split(/;|`/)
    .map((statement) => statement.trim().replace(REPLACED_CHECK, ''))
    .filter((statement) => !statement.startsWith('create table'))
    .filter((statement) => !created.some((name) => isAbout(statement, name)));
  return SIGNS.filter(([, sign]) => statements.some((statement) => sign.test(statement))).map(
    ([found]) => found,
  );
}

const isAbout = (statement: string, table: string): boolean =>
  new RegExp(`^(alter table (only )?|create (unique )?index (\\w+ )?on )${table}\\b`).test(
    statement,
  );
