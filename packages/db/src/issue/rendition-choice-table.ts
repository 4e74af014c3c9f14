import type { Generated, Id } from '../schema/columns.ts';

/** What a choice of reviews gives of an issue. */
export interface RenditionChoiceTable {
  issue_id: Id;
  /** As `printChoice` prints it. */
  choice: string;
  /** `late`: the next larger set, because the choice was made after the renditions. */
  gives: 'own' | 'larger' | 'late' | 'nothing';
  /** Null if it leaves nothing. */
  rendition_id: Id | null;
  /** Its readers when the renditions were made. */
  readers: Generated<number>;
  paused: Generated<number>;
}

export type StoredGives = RenditionChoiceTable['gives'];
