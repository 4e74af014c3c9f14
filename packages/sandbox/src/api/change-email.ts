import type { Handler } from 'hono';
import { checkSchedule } from '../check/check-schedule.ts';
import type { Ledger } from '../ledger.ts';
import { cancelSchedule, isWaiting, moveSchedule } from '../store/change-schedule.ts';
import type { Store } from '../store/open-store.ts';
import type { ApiEnv } from './env.ts';
import { findEmail } from './get-emails.ts';
import { readJsonObject } from './read-json.ts';
import { refuse, refuseAs } from './refuse.ts';

/** `PATCH /emails/:id`: moves a mail that waits for its time. */
export const moveEmail =
  (store: Store, ledger: Ledger, clock: () => Date): Handler<ApiEnv> =>
  async (c) => {
    const body = await readJsonObject(c);
    if (body instanceof Response) return body;
    const mail = findEmail(c, ledger);
    if (mail instanceof Response) return mail;
    if (body.scheduled_at === undefined) {
      return refuseAs(c, 'missing_required_field', 'Missing `scheduled_at` field.');
    }
    const now = clock();
    const check = checkSchedule(body.scheduled_at, now);
    if (check.kind === 'invalid') return refuse(c, check.refusal);
    if (!isWaiting(mail, now)) return refuseAs(c, 'validation_error', NOT_WAITING);
    moveSchedule(store, mail, check.at, now);
    return c.json({ object: 'email', id: mail.id });
  };

/** `POST /emails/:id/cancel`: cancels a mail that waits for its time. */
export const cancelEmail =
  (store: Store, ledger: Ledger, clock: () => Date): Handler<ApiEnv> =>
  (c) => {
    const mail = findEmail(c, ledger);
    if (mail instanceof Response) return mail;
    const now = clock();
    if (!isWaiting(mail, now)) return refuseAs(c, 'validation_error', NOT_WAITING);
    cancelSchedule(store, mail, now);
    return c.json({ object: 'email', id: mail.id });
  };

const NOT_WAITING = 'Only an email that is scheduled and not sent yet can be changed.';
