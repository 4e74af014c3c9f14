import type { InputProblem } from '@galley/core/input';

/** What somebody pasted, wrote or dropped, on its way to becoming a review. */
export interface Draft {
  readonly key: string;
  /** The file's name; empty for what was pasted or written. */
  readonly name: string;
  readonly text: string;
  /** Why a file could not even be read as text. */
  readonly broken?: readonly InputProblem[];
}

export type DraftInput = Omit<Draft, 'key'>;

export interface DraftsState {
  readonly drafts: readonly Draft[];
  /** The one on screen. */
  readonly current: string;
}

/** Adds drafts and shows the first of them. An empty one makes room for them. */
export function addDrafts({ drafts, current }: DraftsState, added: readonly Draft[]): DraftsState {
  const [first] = added;
  if (first === undefined) return { drafts, current };
  return { drafts: [...drafts.filter(isWritten), ...added], current: first.key };
}

/** Changes the text of a draft. */
export const writeDraft = (
  { drafts, current }: DraftsState,
  key: string,
  text: string,
): DraftsState => ({
  drafts: drafts.map((draft) => (draft.key === key ? { key, name: draft.name, text } : draft)),
  current,
});

/** Takes a draft away and shows the one that followed it, or else the last. */
export function dropDraft({ drafts, current }: DraftsState, key: string): DraftsState {
  const index = drafts.findIndex((draft) => draft.key === key);
  const left = drafts.filter((draft) => draft.key !== key);
  const follows = left[index] ?? left.at(-1);
  return { drafts: left, current: current === key ? (follows?.key ?? '') : current };
}

export const isWritten = ({ text, broken }: DraftInput): boolean =>
  text.trim() !== '' || broken !== undefined;
