/** The present fields of something that people edit, and in which version each changed last. */
export interface Versioned {
  readonly version: number;
  /** A field that is missing here has not changed since version 1. */
  readonly changedIn: Readonly<Record<string, number>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A field that somebody else has changed since. */
export interface ConflictingField {
  readonly field: string;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export type MergeChange =
  /** `changed` names the fields to store; without any, nothing changes, not even the version. */
  | {
      readonly kind: 'merged';
      readonly changed: readonly string[];
      readonly version: number;
      readonly changedIn: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'conflict';
      readonly base: number;
      readonly version: number;
      readonly fields: readonly ConflictingField[];
    };

/**
 * Merges a change into what is stored, field by field. `base` is the version that the change was
 * made from: a field that others have changed since then is a conflict, unless both agree. A change
 * without a base replaces what is there.
 */
export function mergeChange(
  stored: Versioned,
  change: { readonly base: number | null; readonly fields: Readonly<Record<string, unknown>> },
): MergeChange {
  const { base } = change;
  const { version } = stored;
  const changed = differingFields(stored.fields, change.fields);
  if (base !== null) {
    // A base that was never stored is from another database, so nothing is known about it.
    const isOvertaken = (field: string): boolean =>
      base > version || (stored.changedIn[field] ?? 1) > base;
    const fields = changed.filter(isOvertaken).map((field) => ({
      field,
      theirs: stored.fields[field],
      yours: change.fields[field],
    }));
    if (fields.length > 0) return { kind: 'conflict', base, version, fields };
  }
  if (changed.length === 0) return { kind: 'merged', changed, ...stored };
  const next = version + 1;
  const marks = Object.fromEntries(changed.map((field) => [field, next]));
  return {
    kind: 'merged',
    changed,
    version: next,
    changedIn: { ...stored.changedIn, ...marks },
  };
}

/** The fields of a change that say something else than what is stored. */
export const differingFields = (
  stored: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): readonly string[] =>
  Object.keys(change).filter((field) => !isSame(stored[field], change[field]));

/** Whether two values of JSON are the same, in any order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  return (
    left.length === right.length &&
    left.every(
      ([key, value]) =>
        Object.hasOwn(other, key) && isSame(value, (other as Record<string, unknown>)[key]),
    )
  );
}
