import type { ImportStanding } from './import-standing.ts';
import type { WordMeaning, WordTable } from './import-words.ts';

/** The meaning of a column of an import file. */
export type ColumnMeaning =
  | { readonly kind: 'email' | 'name' | 'first-name' | 'last-name' }
  /** One word gives the person's standing; a blank is refused unless it may be `silent`. */
  | { readonly kind: 'status'; readonly words: WordTable; readonly blank: 'refused' | 'silent' }
  /** Yes or no; a blank is neither. */
  | { readonly kind: 'flag'; readonly yes: WordMeaning; readonly no: ImportStanding }
  /** Yes or a date ended it; a blank or no says nothing. */
  | { readonly kind: 'mark'; readonly standing: ImportStanding }
  /** Any entry ended it; a date says when. */
  | { readonly kind: 'ended'; readonly standing: ImportStanding }
  /** Such a column gives everybody in the file this standing, blanks included. */
  | { readonly kind: 'ended-all'; readonly standing: ImportStanding }
  /** As `ended`, unless the person confirmed again later. */
  | { readonly kind: 'left-at' }
  /** Galley's word for why an address must not be mailed. */
  | { readonly kind: 'suppression' }
  /** What the person still gets; a blank contradicts a standing that receives mail. */
  | { readonly kind: 'gets' }
  | { readonly kind: 'since' | 'confirmed-at' | 'ip' }
  /** What a reader has chosen, as Galley exports it. */
  | { readonly kind: 'choice' | 'rhythm' | 'paused-until' | 'catch-up-since' }
  /** A date of confirmation, without which there was none. */
  | { readonly kind: 'confirmed-if-filled' }
  /** `state` next to other parts of an address; a word about the newsletter still counts. */
  | { readonly kind: 'region' }
  | { readonly kind: 'passed-over' };

/** A column of unknown meaning whose name suggests that it says who receives. */
export type Unclear = { readonly kind: 'unclear' };

const WORDS: Readonly<Record<ColumnMeaning['kind'] | 'unclear', string>> = {
  email: 'address',
  name: 'name',
  'first-name': 'first name',
  'last-name': 'last name',
  status: 'standing, by its word',
  flag: 'standing, by yes or no',
  mark: 'standing: a mark means that the person gets no mail',
  ended: 'standing: an entry means that the person gets no mail',
  'ended-all': 'standing: nobody in such a file gets mail',
  'left-at': 'when they left',
  suppression: 'suppression, by its reason',
  gets: 'standing: a blank contradicts that the person gets mail',
  since: 'since when',
  'confirmed-at': 'when they confirmed',
  'confirmed-if-filled': 'when they confirmed; without it they never did',
  ip: 'the IP address they agreed from',
  choice: 'the stars and topics that they want',
  rhythm: 'how often they want mail',
  'paused-until': 'until when they pause',
  'catch-up-since': 'since when they have seen no issue',
  region: 'passed over as part of an address, unless its word gives a standing',
  'passed-over': 'passed over',
  unclear: 'not understood',
};

/** A meaning in words, for the list of columns. */
export const describeMeaning = ({ kind }: ColumnMeaning | Unclear): string => WORDS[kind];

/** Columns that say who receives the newsletter. */
export const saysStanding = ({ kind }: ColumnMeaning | Unclear): boolean => STANDING.has(kind);

const STANDING: ReadonlySet<string> = new Set([
  'status',
  'flag',
  'mark',
  'ended',
  'ended-all',
  'left-at',
  'suppression',
  'confirmed-if-filled',
]);
