import type { Retention } from '@galley/contract/operate';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';

export type RetentionName = 'deliveries' | 'events' | 'sessions';
export const RETENTION_NAMES: readonly RetentionName[] = ['deliveries', 'events', 'sessions'];

/** How many days, as somebody types it; null for always. */
export type RetentionValues = Readonly<Record<RetentionName, string | null>>;

/** What somebody has changed; undefined for what stays as it is saved. */
type Edits = { readonly [Name in RetentionName]?: string | null | undefined };

export interface RetentionClash {
  readonly name: RetentionName;
  readonly theirs: string | null;
  readonly yours: string | null;
}

/** `180` for `180d`. */
const daysOf = (age: string | null): string | null => age?.replace(/d$/, '') ?? null;
const ageOf = (days: string | null): string | null => (days === null ? null : `${days.trim()}d`);

/** What somebody has changed of how long things are kept, and how saving it went. */
export function useRetention(kept: Retention) {
  const client = useQueryClient();
  const [edits, setEdits] = useState<Edits>({});
  const [base, setBase] = useState<number | null>(null);
  const [wrong, setWrong] = useState<readonly RetentionName[]>([]);
  const [clashes, setClashes] = useState<readonly RetentionClash[]>([]);
  const [isSaved, setSaved] = useState(false);
  const change = useChange('PATCH /retention', ['GET /retention']);
  const saved: RetentionValues = {
    deliveries: daysOf(kept.deliveries),
    events: daysOf(kept.events),
    sessions: daysOf(kept.sessions),
  };
  const changed = RETENTION_NAMES.filter(
    (name) => edits[name] !== undefined && edits[name] !== saved[name],
  );
  const valueOf = (name: RetentionName): string | null =>
    edits[name] === undefined ? saved[name] : edits[name];
  const values: RetentionValues = {
    deliveries: valueOf('deliveries'),
    events: valueOf('events'),
    sessions: valueOf('sessions'),
  };
  const forget = (): void => {
    setEdits({});
    setBase(null);
    setWrong([]);
    setClashes([]);
    change.reset();
  };
  const clashWith = async (error: unknown): Promise<void> => {
    if (!isProblem(error, 'conflict')) return;
    const { version, fields } = error.body.facts as unknown as {
      readonly version: number;
      readonly fields: readonly {
        readonly field: RetentionName;
        readonly theirs: string | null;
        readonly yours: string | null;
      }[];
    };
    setBase(version);
    setClashes(fields.map(({ field, ...both }) => ({ name: field, ...both })));
    await client.invalidateQueries({ queryKey: ['GET /retention'] });
  };
  return {
    values,
    changed,
    wrong,
    clashes,
    isSaved: isSaved && changed.length === 0,
    isBusy: change.isPending,
    error:
      isProblem(change.error, 'invalid') || isProblem(change.error, 'conflict')
        ? null
        : change.error,
    set(name: RetentionName, value: string | null): void {
      if (base === null) setBase(kept.version);
      setEdits((all) => ({ ...all, [name]: value }));
      setWrong((all) => all.filter((each) => each !== name));
      setSaved(false);
    },
    decide(clash: RetentionClash, isMine: boolean): void {
      if (!isMine) setEdits((all) => ({ ...all, [clash.name]: undefined }));
      setClashes((all) => all.filter((each) => each !== clash));
    },
    forget,
    /** Returns the first field that is wrong. */
    async save(): Promise<RetentionName | null> {
      if (changed.length === 0 || clashes.length > 0 || change.isPending) return null;
      const body = {
        version: base ?? kept.version,
        ...Object.fromEntries(changed.map((name) => [name, ageOf(values[name])])),
      };
      try {
        await change.mutateAsync({ body });
        forget();
        setSaved(true);
      } catch (error) {
        await clashWith(error);
        if (!isProblem(error, 'invalid')) return null;
        const fields = (error.body.problems ?? []).map(({ field }) => field as RetentionName);
        setWrong(fields);
        return fields[0] ?? null;
      }
      return null;
    },
  };
}
