import type { SlotKind } from '../newsletter/best-of-slots.ts';

/** What the tag of a mail says about its issue, whose row may be lost. */
export interface TaggedSlot {
  readonly newsletter: string;
  readonly number: number;
  /** Null for an extra issue. */
  readonly slot: { readonly kind: SlotKind; readonly dueOn: string } | null;
}

/** Prints an issue's slot with the characters that a tag may have. */
export const printSlotTag = ({ newsletter, number, slot }: TaggedSlot): string =>
  `${slot === null ? 'extra' : `${slot.kind}_${slot.dueOn}`}_${number}_${newsletter}`;

const FORM = /^(?:extra|(regular|best-of)_(\d{4}-\d\d-\d\d))_(-?\d{1,9})_([a-z0-9-]+)$/;

/** Reads it back; null if it is no such tag. */
export function readSlotTag(value: string | undefined): TaggedSlot | null {
  const [, kind, dueOn, number, newsletter] = FORM.exec(value ?? '') ?? [];
  if (number === undefined || newsletter === undefined) return null;
  const isSlot = (kind === 'regular' || kind === 'best-of') && dueOn !== undefined;
  return { newsletter, number: Number(number), slot: isSlot ? { kind, dueOn } : null };
}
