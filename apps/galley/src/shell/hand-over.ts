import { randomUUID } from 'node:crypto';
import type { HandOver } from '@galley/press/issue';
import { createMailer } from '@galley/resend';
import type { Setup } from './read-setup.ts';
import { withProvider } from './with-provider.ts';

/** Sends mails one by one through Resend or the sandbox. */
export const handOver =
  (setup: Setup): HandOver =>
  async (mails) =>
    withProvider(setup, async (provider) => {
      const mailer = createMailer(provider);
      const ids: string[] = [];
      for (const mail of mails) {
        const reply = await mailer.send(mail, { idempotencyKey: `test/${randomUUID()}` });
        if (reply.kind !== 'ok') {
          return { kind: 'not-accepted', address: mail.to, message: reply.message };
        }
        ids.push(reply.data.id);
      }
      return { kind: 'accepted', ids };
    });
