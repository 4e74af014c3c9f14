import { unsavedFields, type SaveState } from './save-state.ts';

/** What to say about a text: where it is, and what it waits for. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'typed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'comparing' }
  /** It is in this browser only, until a field is as it can be saved, */
  | { readonly kind: 'blocked'; readonly fields: readonly string[] }
  /** until the server can be reached, */
  | { readonly kind: 'unreachable' }
  /** until the person has signed in, */
  | { readonly kind: 'signed-out' }
  /** or until somebody decides between two texts. */
  | { readonly kind: 'clash'; readonly fields: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly error: unknown;
      readonly stops: boolean;
    };

export function statusOf(state: SaveState): SaveStatus {
  const { trouble, flight } = state;
  const clashing = Object.keys(state.clashes);
  const unsaved = unsavedFields(state);
  if (trouble !== null && unsaved.length > 0) return trouble;
  if (clashing.length > 0) return { kind: 'clash', fields: clashing };
  if (state.isComparing) return { kind: 'comparing' };
  if (flight !== null) return { kind: 'saving' };
  if (unsaved.length === 0) return { kind: 'saved', at: state.savedAt };
  return unsaved.every((field) => state.blocked.includes(field))
    ? { kind: 'blocked', fields: unsaved }
    : { kind: 'typed' };
}
