import type { Newsletter } from '@galley/contract/newsletter';
import type { SettingsPart } from '@galley/wording/desk';
import { useState } from 'react';
import { partOf, PARTS, valuesOf, type ValueName, type Values } from './values.ts';

/** What somebody has changed in one part and not saved, and the version they changed it from. */
interface PartEdits {
  readonly version: number;
  readonly values: Partial<Values>;
}

export type SetValue = <Name extends ValueName>(name: Name, value: Values[Name]) => void;

/** The changes that aren't saved, part by part; they stay while somebody looks at another part. */
export interface Edits {
  /** Newest settings with the changes in them. */
  readonly values: Values;
  readonly set: SetValue;
  readonly changedIn: (part: SettingsPart) => readonly ValueName[];
  readonly versionOf: (part: SettingsPart) => number;
  readonly isAny: boolean;
  readonly discard: (part: SettingsPart) => void;
  readonly discardField: (name: ValueName) => void;
  /** After a conflict: from now on, changes were made knowing this version. */
  readonly rebase: (part: SettingsPart, version: number) => void;
  /** After a save: drops what was sent, unless it has been changed again since. */
  readonly settle: (part: SettingsPart, sent: Values, version: number) => void;
}

export function useEdits(newsletter: Newsletter): Edits {
  const [edits, setEdits] = useState<Partial<Record<SettingsPart, PartEdits>>>({});
  const saved = valuesOf(newsletter);
  const change = (
    part: SettingsPart,
    of: (values: Partial<Values>) => Partial<Values>,
    version?: number,
  ): void =>
    setEdits((all) => {
      const { [part]: old, ...others } = all;
      const values = of(old?.values ?? {});
      if (Object.keys(values).length === 0) return others;
      return {
        ...others,
        [part]: { version: version ?? old?.version ?? newsletter.version, values },
      };
    });
  const changedIn = (part: SettingsPart): readonly ValueName[] =>
    Object.keys(edits[part]?.values ?? {}) as ValueName[];
  return {
    values: Object.assign({}, saved, ...PARTS.map((part) => edits[part]?.values)) as Values,
    set: (name, value) =>
      change(partOf(name), (values) =>
        isSame(saved[name], value) ? without(values, name) : { ...values, [name]: value },
      ),
    changedIn,
    versionOf: (part) => edits[part]?.version ?? newsletter.version,
    isAny: PARTS.some((part) => changedIn(part).length > 0),
    discard: (part) => change(part, () => ({})),
    discardField: (name) => change(partOf(name), (values) => without(values, name)),
    rebase: (part, version) => change(part, (values) => values, version),
    settle: (part, sent, version) =>
      change(
        part,
        (values) =>
          Object.fromEntries(
            Object.entries(values).filter(
              ([name, value]) => !isSame(sent[name as ValueName], value),
            ),
          ),
        version,
      ),
  };
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const without = (values: Partial<Values>, name: ValueName): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
