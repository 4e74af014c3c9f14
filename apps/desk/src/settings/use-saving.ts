import type { Newsletter } from '@galley/contract/newsletter';
import type { SettingsPart } from '@galley/wording/desk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import type { Edits } from './use-edits.ts';
import {
  fieldOf,
  findGaps,
  listRules,
  partOf,
  settingsOf,
  writeSender,
  type Approval,
  type ValueName,
} from './values.ts';

/** A setting that somebody else has changed meanwhile. */
export interface Clash {
  readonly name: ValueName;
  /** Which rule, of a clash about one. */
  readonly rule?: string;
  readonly theirs: unknown;
  readonly yours: unknown;
}

/** How the last save of a part went. */
export interface Outcome {
  readonly wrong: readonly ValueName[];
  readonly clashes: readonly Clash[];
  readonly recompiled: readonly { readonly number: number; readonly approvalVoided: boolean }[];
  readonly isSaved: boolean;
  readonly error: unknown;
}

export interface Saving {
  readonly of: (part: SettingsPart) => Outcome;
  readonly isBusy: boolean;
  readonly save: (part: SettingsPart) => Promise<Outcome | null>;
  /** What is said about a field ends once somebody changes it. */
  readonly touch: (name: ValueName) => void;
  readonly decide: (clash: Clash) => void;
  readonly forget: (part: SettingsPart) => void;
}

const NOTHING: Outcome = { wrong: [], clashes: [], recompiled: [], isSaved: false, error: null };
const READ_AGAIN = [
  'GET /newsletters/{slug}',
  'GET /newsletters',
  'GET /newsletters/{slug}/calendar',
  'GET /account',
  'GET /today',
  'GET /newsletters/{slug}/choices',
] as const;

/** Saves one part of the settings at a time. */
export function useSaving(newsletter: Newsletter, edits: Edits): Saving {
  const { slug } = newsletter;
  const change = useChange('PATCH /newsletters/{slug}', READ_AGAIN);
  const setRules = useChange('PUT /newsletters/{slug}/rules', [
    ...READ_AGAIN,
    'GET /newsletters/{slug}/rules',
  ]);
  const setSender = useChange('PUT /newsletters/{slug}/sender', READ_AGAIN);
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<Partial<Record<SettingsPart, Outcome>>>({});
  const put = (part: SettingsPart, outcome: Partial<Outcome>): Outcome => {
    const whole = { ...NOTHING, ...outcome };
    setOutcomes((all) => ({ ...all, [part]: whole }));
    return whole;
  };
  const update = (part: SettingsPart, of: (outcome: Outcome) => Outcome): void =>
    setOutcomes((all) => ({ ...all, [part]: of(all[part] ?? NOTHING) }));
  const send = async (part: SettingsPart, changed: readonly ValueName[]) => {
    const version = edits.versionOf(part);
    const params = { slug };
    if (part === 'rules') {
      const { rules } = edits.values;
      const saved = await setRules.mutateAsync({ params, body: { rules: listRules(rules) } });
      return { version: saved.version, recompiled: [] };
    }
    const settings = settingsOf(edits.values, changed, newsletter.topics);
    return part === 'sender'
      ? setSender.mutateAsync({
          params,
          body: { version, from: writeSender(edits.values), ...settings },
        })
      : change.mutateAsync({ params, body: { version, ...settings } });
  };
  const isBusy = change.isPending || setSender.isPending || setRules.isPending;
  return {
    of: (part) => outcomes[part] ?? NOTHING,
    isBusy,
    async save(part) {
      const changed = edits.changedIn(part);
      if (changed.length === 0 || isBusy) return null;
      const gaps = findGaps(edits.values).filter((name) => changed.includes(name));
      if (gaps.length > 0) return put(part, { wrong: gaps });
      const sent = edits.values;
      try {
        const { version, recompiled } = await send(part, changed);
        edits.settle(part, sent, version);
        return put(part, { recompiled, isSaved: true });
      } catch (error) {
        if (isProblem(error, 'conflict')) {
          const { version, fields } = error.body.facts as unknown as ConflictFacts;
          edits.rebase(part, version);
          await client.invalidateQueries({ queryKey: ['GET /newsletters/{slug}'] });
          await client.invalidateQueries({ queryKey: ['GET /newsletters/{slug}/rules'] });
          return put(part, {
            clashes: part === 'rules' ? clashesOfRules(fields) : readClashes(fields, sent.approval),
          });
        }
        const wrong = isProblem(error, 'invalid')
          ? (error.body.problems ?? []).flatMap(
              ({ field }) => fieldOf(field.split('.')[0] ?? '') ?? [],
            )
          : [];
        return put(part, wrong.length > 0 ? { wrong } : { error });
      }
    },
    touch: (name) =>
      update(partOf(name), (outcome) => ({
        ...outcome,
        wrong: outcome.wrong.filter((each) => each !== name),
        isSaved: false,
      })),
    decide: (decided) =>
      update(partOf(decided.name), (outcome) => ({
        ...outcome,
        clashes: outcome.clashes.filter((clash) => clash !== decided),
      })),
    forget: (part) => put(part, {}),
  };
}

interface ConflictFacts {
  readonly version: number;
  readonly fields: readonly {
    readonly field: string;
    readonly theirs: unknown;
    readonly yours: unknown;
  }[];
}

const clashesOfRules = (fields: ConflictFacts['fields']): readonly Clash[] =>
  fields.map(({ field, theirs, yours }) => ({ name: 'rules', rule: field, theirs, yours }));

function readClashes(fields: ConflictFacts['fields'], approval: Approval): readonly Clash[] {
  const plain = fields.flatMap(({ field, theirs, yours }) => {
    const name = fieldOf(field);
    return name === null || name === 'approval' ? [] : [{ name, theirs, yours }];
  });
  const ways = fields.filter(({ field }) => fieldOf(field) === 'approval');
  if (ways.length === 0) return plain;
  // Two settings that one field shows.
  const has = (setting: string): boolean =>
    ways.some(({ field, theirs }) => field === setting && theirs === true);
  const theirs: Approval = has('autoApprove')
    ? 'automatic'
    : has('fourEyes')
      ? 'four-eyes'
      : 'by-hand';
  return [...plain, { name: 'approval', theirs, yours: approval }];
}
