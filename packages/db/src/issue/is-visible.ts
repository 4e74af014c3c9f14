import { sql } from 'kysely';

/**
 * Selects issues that were sent or are being sent; no page shows others. Until its undo window ends
 * an issue can be cancelled without a trace, so it has no page yet. One that is cancelled later
 * keeps its page, because sent mails link to it.
 */
export const isVisible = sql<boolean>`(
  issue.state in ('sending', 'paused', 'sent')
    and (issue.send_after is null or issue.send_after <= now())
  or issue.state = 'cancelled' and exists (
    select from batch where batch.issue_id = issue.id and batch.state in ('accepted', 'uncertain')
  )
)`;
