import { compileMailTemplate, type MailTemplate } from '@galley/core/delivery';
import { MOST_RENDITIONS } from '@galley/core/issue';
import { readRendition, type Database, type Kysely, type SendingIssue } from '@galley/db';

/** Keeps renditions encoded, so that a process splits each one's 60 KB once, not per batch. */
export interface TemplateCache {
  get(issue: SendingIssue, renditionId: string): Promise<MailTemplate>;
}

/** As many as two issues have at most. */
const KEPT = 2 * MOST_RENDITIONS;

export function createTemplateCache(db: Kysely<Database>, installation: string): TemplateCache {
  const kept = new Map<string, Promise<MailTemplate>>();
  return {
    get(issue, renditionId) {
      const known = kept.get(renditionId);
      if (known !== undefined) return known;
      const made = readRendition(db, renditionId).then((rendition) =>
        compileMailTemplate({
          sender: issue.sender,
          replyTo: issue.replyTo,
          installation,
          issueId: issue.id,
          slotTag: issue.slotTag,
          rendition,
        }),
      );
      // A failed read is forgotten, so that the next batch reads again.
      made.catch(() => kept.delete(renditionId));
      kept.set(renditionId, made);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}
