import type { Claim, HeadField } from '@galley/core/collect';
import { MISSING, sure, unsure } from './head-field.ts';
import { readDay } from './read-day.ts';

export interface DayClaims {
  /** What the page says about when it was published. */
  readonly stated: readonly Claim[];
  /** `<time>` elements that say that they are the publication. */
  readonly marked: readonly Claim[];
  /** Other `<time>` elements. */
  readonly plain: readonly Claim[];
  /** The day in the article's address, which never counts alone. */
  readonly address: Claim | null;
}

interface Known extends Claim {
  readonly days: readonly string[];
}

/**
 * Decides when an article was published, or that nobody can tell: one source that names another day
 * than the rest is enough. A moment that is another day in other places is settled only by a
 * source that names a day.
 */
export function settleDay(claims: DayClaims): HeadField<string> {
  const given = [...claims.stated, ...agreeing(claims.marked, claims.stated)];
  const used = given.length > 0 ? given : lonely(claims.plain);
  const known = used.flatMap(know);
  const address = claims.address === null ? [] : know(claims.address);
  const all = [...known, ...address];
  const doubtful = (): HeadField<string> =>
    unsure(null, all.length > 0 ? all.map(showDay) : [...used, ...claims.plain]);
  if (known.length === 0) {
    const hasNone = used.length + address.length + claims.plain.length === 0;
    return hasNone ? MISSING : doubtful();
  }
  const exact = all.find(({ days }) => days.length === 1);
  const [day] = exact?.days ?? [];
  if (exact === undefined || day === undefined) return doubtful();
  if (!all.every(({ days }) => days.includes(day))) return doubtful();
  const source = known.find(({ days }) => days.length === 1) ?? known[0] ?? exact;
  return sure({ value: day, source: source.source });
}

/** Lists of other articles mark their dates too, so several days say nothing beside a statement. */
function agreeing(marked: readonly Claim[], stated: readonly Claim[]): readonly Claim[] {
  const days = new Set(marked.flatMap(know).map(({ days: [day] }) => day));
  return days.size > 1 && stated.length > 0 ? [] : marked;
}

/** Of the `<time>` elements that say nothing about themselves, only a single one counts. */
const lonely = (plain: readonly Claim[]): readonly Claim[] => (plain.length === 1 ? plain : []);

function know(claim: Claim): readonly Known[] {
  const read = readDay(claim.value);
  return read.kind === 'days' ? [{ ...claim, days: read.days }] : [];
}

const showDay = ({ value, source, days }: Known): Claim => ({
  value: days.length === 1 ? (days[0] ?? value) : value,
  source,
});
