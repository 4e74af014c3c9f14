import type { Block, Review } from '@galley/core/review';
import { diff3Merge } from 'node-diff3';
import type { FieldName } from './review-form.ts';

/** A proposal for a field that two people have changed. */
export interface MergedField {
  readonly value: unknown;
  /** Both have changed the same words, so both versions are in it. */
  readonly overlaps: boolean;
}

/**
 * Merges two texts of one field by what each has changed: paragraph by paragraph, and word by word
 * within a paragraph. Null if the field holds a single value, such as a date.
 */
export function mergeField(
  name: FieldName,
  before: unknown,
  mine: unknown,
  theirs: unknown,
): MergedField | null {
  switch (name) {
    case 'title':
    case 'outlet': {
      const value = mergeWords(String(before), String(mine), String(theirs));
      return value === null ? null : { value, overlaps: false };
    }
    case 'rating':
    case 'publishedOn':
    case 'url':
      return null;
    case 'authors':
    case 'topics':
    case 'summary':
    case 'whyItMatters':
      return mergeRows<string>(
        before,
        mine,
        theirs,
        (row) => row,
        (row) => row,
        mergeWords,
      );
    case 'keyFindings':
      return mergeRows<unknown>(before, mine, theirs, toJson, fromJson, mergeTexts);
    case 'analysis':
    case 'sections': {
      const merged = mergeRows<unknown>(
        flatten(before),
        flatten(mine),
        flatten(theirs),
        toJson,
        fromJson,
        mergeTexts,
      );
      return { ...merged, value: unflatten(merged.value as readonly Piece[]) };
    }
  }
}

function mergeRows<T>(
  before: unknown,
  mine: unknown,
  theirs: unknown,
  write: (row: T) => string,
  read: (row: string) => T,
  mergeOne: (before: string, mine: string, theirs: string) => string | null,
): MergedField & { readonly value: readonly T[] } {
  const [o, a, b] = [before, mine, theirs].map((rows) => (rows as readonly T[]).map(write));
  let overlaps = false;
  const rows = diff3Merge(a ?? [], o ?? [], b ?? [], { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }) => {
      if (ok !== undefined) return ok;
      if (conflict === undefined) return [];
      const rows = around(conflict) ?? mergeSingle(conflict, mergeOne);
      if (rows !== null) return rows;
      // Where both added something and neither changed anything, both belong there.
      if (conflict.o.length > 0) overlaps = true;
      return [...conflict.a, ...conflict.b.filter((row) => !conflict.a.includes(row))];
    },
  );
  return { value: rows.map(read), overlaps };
}

interface Region {
  readonly a: readonly string[];
  readonly o: readonly string[];
  readonly b: readonly string[];
}

/** One has only added rows around those that the other has changed. */
function around({ a, o, b }: Region): readonly string[] | null {
  if (o.length === 0) return null;
  const [inA, inB] = [a, b].map((rows) =>
    rows.findIndex((_, at) => o.every((row, index) => rows[at + index] === row)),
  );
  if (inB !== undefined && inB !== -1) return b.toSpliced(inB, o.length, ...a);
  if (inA !== undefined && inA !== -1) return a.toSpliced(inA, o.length, ...b);
  return null;
}

function mergeSingle(
  { a, o, b }: Region,
  mergeOne: (before: string, mine: string, theirs: string) => string | null,
): readonly string[] | null {
  const [mine, before, theirs] = [a, o, b].map((rows) => (rows.length === 1 ? rows[0] : undefined));
  if (mine === undefined || before === undefined || theirs === undefined) return null;
  const merged = mergeOne(before, mine, theirs);
  return merged === null ? null : [merged];
}

/** Null if both have changed the same words. */
function mergeWords(before: string, mine: string, theirs: string): string | null {
  const [o, a, b] = [before, mine, theirs].map((text) => text.split(/(?<=\s)/u));
  const regions = diff3Merge(a ?? [], o ?? [], b ?? [], { excludeFalseConflicts: true });
  if (regions.some(({ conflict }) => conflict !== undefined)) return null;
  return regions
    .flatMap(({ ok = [] }) => ok)
    .join('')
    .trim();
}

/** Merges findings or blocks of one kind by the words of their texts. */
function mergeTexts(before: string, mine: string, theirs: string): string | null {
  const [o, a, b] = [before, mine, theirs].map((row) => fromJson(row) as Record<string, unknown>);
  const keys = Object.keys(o ?? {});
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const [was, my, their] = [o?.[key], a?.[key], b?.[key]];
    const value = mergeValue(was, my, their);
    if (value === undefined) return null;
    merged[key] = value;
  }
  return toJson(merged);
}

function mergeValue(before: unknown, mine: unknown, theirs: unknown): unknown {
  if (toJson(mine) === toJson(theirs) || toJson(theirs) === toJson(before)) return mine;
  if (toJson(mine) === toJson(before)) return theirs;
  const areTexts = [before, mine, theirs].every((value) => typeof value === 'string');
  if (!areTexts) return undefined;
  return mergeWords(before as string, mine as string, theirs as string) ?? undefined;
}

type Piece = { readonly heading: string | null } | { readonly block: Block };
type Part = Review['analysis'][number];

const flatten = (parts: unknown): readonly Piece[] =>
  (parts as readonly Part[]).flatMap(({ heading, blocks }) => [
    { heading },
    ...blocks.map((block) => ({ block })),
  ]);

function unflatten(pieces: readonly Piece[]): readonly Part[] {
  const parts: { heading: string | null; blocks: Block[] }[] = [];
  for (const piece of pieces) {
    if ('heading' in piece) parts.push({ heading: piece.heading, blocks: [] });
    else if (parts.length === 0) parts.push({ heading: null, blocks: [piece.block] });
    else parts.at(-1)?.blocks.push(piece.block);
  }
  return parts;
}

const toJson = (value: unknown): string => JSON.stringify(value);
const fromJson = (text: string): unknown => JSON.parse(text);
