import type { LastRead } from '@galley/contract/proof';
import { fillWithSample, type Rendition } from '@galley/core/issue';
import { compareTexts, type TextPiece } from './compare-texts.ts';

/** Where a mail differs from the proof last read. */
export interface ChangesSince {
  /** The earlier ones, if they differ. */
  readonly subject: string | null;
  readonly preheader: string | null;
  /** Null if too much has changed to show it word by word, or that version is new. */
  readonly paragraphs: readonly (readonly TextPiece[])[] | null;
}

/** Finds what has changed in a version of a mail since its proof was last read. */
export function changesSince(lastRead: LastRead, rendition: Rendition): ChangesSince {
  const read = lastRead.renditions.find(({ key }) => key === rendition.key);
  const earlier = (line: 'subject' | 'preheader'): string | null =>
    read === undefined || read[line] === rendition[line] ? null : read[line];
  return {
    subject: earlier('subject'),
    preheader: earlier('preheader'),
    paragraphs:
      read === undefined
        ? null
        : compareTexts(fillWithSample(read).text, fillWithSample(rendition).text),
  };
}
