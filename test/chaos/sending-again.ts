import { openDatabase, sql } from '@galley/db';
import { sendAgain } from '@galley/press/issue';
import { owner } from '../kit/owner.ts';
import { chaosKeyring, PUBLIC_URL } from './settings.ts';

/** Somebody who sends issues again to readers who were rejected, in a database of a run. */
export interface SendingAgain {
  /** Sends an issue that was sent again, if there is anybody to send it to; says whether there was. */
  someoneSendsAgain(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens it with a connection of its own, so that a variant can bundle it with a broken step. Each
 * call takes the issue whose batches wait longest for an answer.
 */
export async function openSendingAgain(databaseUrl: string): Promise<SendingAgain> {
  const database = await openDatabase({
    databaseUrl,
    dataDir: '/',
    applicationName: 'chaos person',
    max: 1,
  });
  const { db } = database;
  const deps = {
    db,
    keyring: chaosKeyring(),
    clock: () => new Date(),
    publicUrl: PUBLIC_URL,
    providerUrl: '',
  };
  return {
    async someoneSendsAgain() {
      const { rows } = await sql<{ newsletter: string; number: number }>`
        select n.slug as newsletter, i.number from issue i
        join newsletter n on n.id = i.newsletter_id
        where i.state = 'sent'
          and i.id in (select issue_id from delivery where state in ('rejected', 'uncertain'))
        order by random()`.execute(db);
      for (const ref of rows) {
        if ((await sendAgain(deps, owner, ref)).kind === 'done') return true;
      }
      return false;
    },
    close: () => database.close(),
  };
}
