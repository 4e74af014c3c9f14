import type { SuppressionReason } from '@galley/core/feedback';
import type { ReaderState, SubscriptionStatus } from '@galley/core/subscription';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';
import { startsWith } from './starts-with.ts';

/** What people are found by. Each is one range of one index, in the order of that index. */
export type FoundBy =
  | { readonly by: 'newest' }
  | { readonly by: 'address'; readonly prefix: string }
  /** `notAddress`: those whose address begins with it were found before. */
  | { readonly by: 'domain'; readonly prefix: string; readonly notAddress: string | null }
  | {
      readonly by: 'name';
      /** Folded beginnings of words; each of them has to occur. */
      readonly words: readonly string[];
      /** Those whose address or domain begins with it were found before. */
      readonly notAddress: string | null;
    };

/** Where a page ended: what the index is ordered by. */
export interface SearchPlace {
  readonly a: string;
  readonly b: string;
}

export interface SubscriberSearch {
  readonly newsletterId: string;
  readonly state: ReaderState | null;
  readonly found: FoundBy;
  readonly after: SearchPlace | null;
  readonly limit: number;
  readonly now: Date;
}

/** A person as a list shows them. */
export interface FoundSubscriber {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly status: SubscriptionStatus;
  readonly since: Date;
  readonly confirmed_at: Date | null;
  readonly unsubscribed_at: Date | null;
  readonly paused_until: Date | null;
  readonly suppression: SuppressionReason | null;
  readonly a: string;
  readonly b: string;
}

/** So many rows of an index one question looks at; the next page goes on behind them. */
const WINDOW = 3_000;
/** A set of so many people is read whole, because an index of everybody would rarely lead to them. */
const SMALL = 3_000;

export interface SearchedPage {
  readonly rows: readonly FoundSubscriber[];
  /** Where to go on; null if there is nothing more. A page that ends here may be short. */
  readonly next: SearchPlace | null;
}

/**
 * Reads one page. It looks at a limited number of rows of each bucket, so it takes about as long in
 * any table.
 */
export async function searchSubscribers(
  db: Kysely<Database>,
  search: SubscriberSearch,
): Promise<SearchedPage> {
  const small =
    (search.found.by !== 'newest' || search.state === 'suppressed') && (await isSmall(db, search));
  const pages: SearchedPage[] = [];
  for (const bucket of await readBuckets(db)) {
    pages.push(await searchBucket(db, { ...search, bucket }, small));
  }
  return mergePages(pages, search);
}

interface BucketSearch extends SubscriberSearch {
  readonly bucket: number;
}

/** Reads the page of one bucket, with one row more if there are more. */
async function searchBucket(
  db: Kysely<Database>,
  search: BucketSearch,
  small: boolean,
): Promise<SearchedPage> {
  const { bucket } = search;
  const candidates = small ? smallSet(search) : range(search);
  const { order } = RANGES[search.found.by];
  const { rows } = await sql<FoundSubscriber>`
    select s.id, s.address, s.name, n.status, n.created_at as since, n.confirmed_at,
      n.unsubscribed_at, n.paused_until, x.reason as suppression, c.a::text as a, c.b::text as b
    from (${candidates}) c
    cross join lateral (
      select * from subscription
      where bucket = ${bucket} and newsletter_id = ${search.newsletterId} and subscriber_id = c.id
      limit 1
    ) n
    cross join lateral (select * from subscriber where bucket = ${bucket} and id = c.id limit 1) s
    left join lateral (
      select reason from suppression
      where bucket = ${bucket} and address_key = s.address_canonical limit 1
    ) x on true
    where ${isIn(search.state, search.now)} and ${isNew(search)}
    order by ${order('c')} limit ${search.limit + 1}`.execute(db);
  const last = rows.length > search.limit ? rows.at(-1) : undefined;
  if (last !== undefined) return { rows, next: { a: last.a, b: last.b } };
  return { rows, next: small ? null : await endOfWindow(db, search) };
}

/** Puts the pages of all buckets in order, as far as each of them has been looked at. */
function mergePages(
  pages: readonly SearchedPage[],
  { found, limit }: Pick<SubscriberSearch, 'found' | 'limit'>,
): SearchedPage {
  const { compare } = RANGES[found.by];
  const [end = null] = pages.flatMap(({ next }) => (next === null ? [] : [next])).toSorted(compare);
  const rows = pages
    .flatMap((page) => page.rows)
    .filter((row) => end === null || compare(row, end) <= 0)
    .toSorted(compare);
  if (rows.length <= limit) return { rows, next: end };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last === undefined ? null : { a: last.a, b: last.b } };
}

/** Cuts what somebody looks for into words as names are cut. */
export async function nameWords(db: Kysely<Database>, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ words: string[] }>`
    select galley_name_words(${text}) as words`.execute(db);
  return rows[0]?.words ?? [];
}

/**
 * Counts the people of a newsletter in a state, but no further than `most`; null if so many rows
 * would have to be looked at that it would take long.
 */
export async function countUpTo(
  db: Kysely<Database>,
  search: Pick<SubscriberSearch, 'newsletterId' | 'state' | 'now'>,
  most: number,
): Promise<number | null> {
  const small = await isSmall(db, search);
  let count = 0;
  for (const bucket of await readBuckets(db)) {
    if (count > most) return count;
    count += await countIn(db, { ...search, bucket }, { most, small });
  }
  return count > most || small ? count : null;
}

async function countIn(
  db: Kysely<Database>,
  search: Pick<BucketSearch, 'bucket' | 'newsletterId' | 'state' | 'now'>,
  { most, small }: { readonly most: number; readonly small: boolean },
): Promise<number> {
  const { newsletterId, state, bucket, now } = search;
  const members = state === 'suppressed' && small ? suppressedIn(bucket) : membersOf(search);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from (select m.id from (${members}) m limit ${sql.lit(SMALL)}) c
      cross join lateral (
        select * from subscription
        where bucket = ${bucket} and newsletter_id = ${newsletterId} and subscriber_id = c.id limit 1
      ) n
      cross join lateral (
        select address_canonical from subscriber where bucket = ${bucket} and id = c.id limit 1
      ) s
      left join lateral (
        select reason from suppression
        where bucket = ${bucket} and address_key = s.address_canonical limit 1
      ) x on true
      where ${isIn(state, now)} limit ${most + 1}
    ) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

const ADDRESS = sql`p.address_canonical collate "C"`;
const DOMAIN = sql`split_part(p.address_canonical, '@', 2) collate "C"`;

interface Range {
  /** Its order in a table of candidates. */
  readonly order: (table: string) => RawBuilder<unknown>;
  /** The same order. */
  readonly compare: (one: SearchPlace, other: SearchPlace) => number;
}

/** As the collation "C" does. */
const byBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

const byId = (one: string, other: string): number => Number(BigInt(one) - BigInt(other));

const RANGES: Readonly<Record<FoundBy['by'], Range>> = {
  newest: {
    order: (table) => sql`${sql.ref(`${table}.id`)} desc`,
    compare: (one, other) => byId(other.b, one.b),
  },
  address: {
    order: (table) => sql`${sql.ref(`${table}.a`)}`,
    compare: (one, other) => byBytes(one.a, other.a),
  },
  domain: {
    order: (table) => sql`${sql.ref(`${table}.a`)}, ${sql.ref(`${table}.b`)}`,
    compare: (one, other) => byBytes(one.a, other.a) || byBytes(one.b, other.b),
  },
  name: {
    order: (table) => sql`${sql.ref(`${table}.a`)}, ${sql.ref(`${table}.id`)}`,
    compare: (one, other) => byBytes(one.a, other.a) || byId(one.b, other.b),
  },
};

/** The next rows of the index, in its order. */
function range(search: Omit<BucketSearch, 'limit' | 'now'>): RawBuilder<unknown> {
  const { bucket, found, after } = search;
  switch (found.by) {
    case 'newest':
      return sql`select m.id, ''::text as a, m.id as b from (${membersOf(search)}) m
        where ${after === null ? sql`true` : sql`m.id < ${after.b}::bigint`}
        order by m.id desc limit ${sql.lit(WINDOW)}`;
    case 'address':
      return sql`select p.id, ${ADDRESS} as a, ''::text as b from subscriber p
        where p.bucket = ${bucket} and ${startsWith(sql`p.address_canonical`, found.prefix)}
          and ${after === null ? sql`true` : sql`${ADDRESS} > ${after.a}`}
        order by ${ADDRESS} limit ${sql.lit(WINDOW)}`;
    case 'domain':
      return sql`select p.id, ${DOMAIN} as a, ${ADDRESS} as b from subscriber p
        where p.bucket = ${bucket}
          and ${startsWith(sql`split_part(p.address_canonical, '@', 2)`, found.prefix)}
          and ${after === null ? sql`true` : sql`(${DOMAIN}, ${ADDRESS}) > (${after.a}, ${after.b})`}
        order by ${DOMAIN}, ${ADDRESS} limit ${sql.lit(WINDOW)}`;
    case 'name':
      return sql`select w.subscriber_id as id, w.word as a, w.subscriber_id as b
        from subscriber_word w
        where w.bucket = ${bucket} and ${startsWith(sql`w.word`, longest(found.words))}
          and ${after === null ? sql`true` : sql`(w.word, w.subscriber_id) > (${after.a}, ${after.b}::bigint)`}
        order by w.word, w.subscriber_id limit ${sql.lit(WINDOW)}`;
  }
}

/** A small set of people, and by which of their words each is found. */
function smallSet(search: Omit<BucketSearch, 'limit' | 'now'>): RawBuilder<unknown> {
  const { bucket, state, found, after } = search;
  const members = state === 'suppressed' ? suppressedIn(bucket) : membersOf(search);
  const people = sql`(${members}) m
    cross join lateral (
      select * from subscriber where bucket = ${bucket} and id = m.id limit 1
    ) p`;
  switch (found.by) {
    case 'newest':
      return sql`select m.id, ''::text as a, m.id as b from (${members}) m
        where ${after === null ? sql`true` : sql`m.id < ${after.b}::bigint`}`;
    case 'address':
      return sql`select p.id, ${ADDRESS} as a, ''::text as b from ${people}
        where ${startsWith(sql`p.address_canonical`, found.prefix)}
          and ${after === null ? sql`true` : sql`${ADDRESS} > ${after.a}`}`;
    case 'domain':
      return sql`select p.id, ${DOMAIN} as a, ${ADDRESS} as b from ${people}
        where ${startsWith(sql`split_part(p.address_canonical, '@', 2)`, found.prefix)}
          and ${after === null ? sql`true` : sql`(${DOMAIN}, ${ADDRESS}) > (${after.a}, ${after.b})`}`;
    case 'name':
      return sql`select m.id, w.word as a, m.id as b from (${members}) m
        cross join lateral (
          select word from subscriber_word
          where bucket = ${bucket} and subscriber_id = m.id
            and ${startsWith(sql`word`, longest(found.words))} limit 1000
        ) w
        where ${after === null ? sql`true` : sql`(w.word, m.id) > (${after.a}, ${after.b}::bigint)`}`;
  }
}

const longest = (words: readonly string[]): string =>
  words.reduce((long, word) => (word.length > long.length ? word : long), '');

/** Leaves out who was found before, by an earlier word or another index, and who lacks a word. */
function isNew({ found, bucket }: Pick<BucketSearch, 'found' | 'bucket'>): RawBuilder<boolean> {
  if (found.by === 'newest' || found.by === 'address') return sql`true`;
  const { notAddress } = found;
  const before = [
    ...(notAddress === null ? [] : [startsWith(sql`s.address_canonical`, notAddress)]),
    ...(notAddress === null || found.by === 'domain'
      ? []
      : [startsWith(sql`split_part(s.address_canonical, '@', 2)`, notAddress)]),
  ];
  const others =
    found.by === 'domain'
      ? []
      : found.words
          .filter((word) => word !== longest(found.words))
          .map(
            (word) => sql`exists (select from subscriber_word o
              where o.bucket = ${bucket} and o.subscriber_id = c.id and ${startsWith(sql`o.word`, word)})`,
          );
  const again =
    found.by === 'domain'
      ? []
      : [
          sql`exists (select from subscriber_word o
            where o.bucket = ${bucket} and o.subscriber_id = c.id
            and o.word >= ${longest(found.words)} and o.word < c.a)`,
        ];
  const terms = [...others, ...[...before, ...again].map((each) => sql`not ${each}`)];
  return terms.length === 0 ? sql`true` : sql`(${sql.join(terms, sql` and `)})`;
}

/** The people among whom those of a state are, by an index that holds as few others as possible. */
function membersOf({
  newsletterId,
  state,
  bucket,
}: Pick<SubscriberSearch, 'newsletterId' | 'state'> & {
  /** Null for all of them. */
  readonly bucket: number | null;
}): RawBuilder<unknown> {
  const there = bucket === null ? sql`true` : sql`bucket = ${bucket}`;
  const rows = sql`select subscriber_id as id from subscription
    where ${there} and newsletter_id = ${newsletterId}`;
  switch (state) {
    case null:
    case 'suppressed':
      return rows;
    case 'confirmed':
      return sql`${rows} and status = 'confirmed'`;
    case 'paused':
      return sql`${rows} and paused_until is not null`;
    case 'unconfirmed':
      return sql`${rows} and status <> 'confirmed' and status = 'pending'`;
    case 'left':
      return sql`${rows} and status <> 'confirmed' and status = 'unsubscribed'`;
  }
}

/** Those whose address is suppressed, of any newsletter. */
const suppressedIn = (bucket: number): RawBuilder<unknown> => sql`select p.id from suppression x
  cross join lateral (
    select id from subscriber
    where bucket = ${bucket} and address_canonical = x.address_key limit 1
  ) p
  where x.bucket = ${bucket}`;

/** Whether a subscription `n` and its suppression `x` are of a state. */
function isIn(state: ReaderState | null, now: Date): RawBuilder<boolean> {
  switch (state) {
    case null:
      return sql`true`;
    case 'suppressed':
      return sql`x.reason is not null`;
    case 'confirmed':
      return sql`(x.reason is null and n.status = 'confirmed'
        and (n.paused_until is null or n.paused_until <= ${now}))`;
    case 'paused':
      return sql`(x.reason is null and n.status = 'confirmed' and n.paused_until > ${now})`;
    case 'unconfirmed':
      return sql`(x.reason is null and n.status = 'pending')`;
    case 'left':
      return sql`(x.reason is null and n.status = 'unsubscribed')`;
  }
}

async function isSmall(
  db: Kysely<Database>,
  { newsletterId, state }: Pick<SubscriberSearch, 'newsletterId' | 'state'>,
): Promise<boolean> {
  const members =
    state === 'suppressed'
      ? sql`select id from suppression`
      : membersOf({ newsletterId, state, bucket: null });
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (select m.id from (${members}) m limit ${SMALL + 1}) counted`.execute(db);
  return (rows[0]?.count ?? 0) <= SMALL;
}

/** The last row that was looked at, if there are more behind it. */
async function endOfWindow(
  db: Kysely<Database>,
  search: BucketSearch,
): Promise<SearchPlace | null> {
  const { rows } = await sql<SearchPlace>`
    select c.a::text as a, c.b::text as b from (${range(search)}) c
    order by ${RANGES[search.found.by].order('c')} offset ${WINDOW - 1} limit 1`.execute(db);
  return rows[0] ?? null;
}
