import { WEBHOOK_EVENTS } from '@galley/core/webhook';
import { InvalidArgumentError } from 'commander';
import { collect, group, leaf, localDate, type AddCommands } from './wiring.ts';

/** Webhooks: what tells other programs what has happened. */
export const addWebhookCommands: AddCommands = (program, on) => {
  const webhook = group(program, 'webhook', 'tell other programs what has happened');
  const whose = (command: ReturnType<typeof leaf>) =>
    command.argument('<id>', 'the id from "galley webhook list"');

  leaf(webhook, 'add', 'post events to a URL; the secret is shown once', [
    `webhook add https://hooks.example.org/galley --event issue.sent`,
    `webhook add https://crm.example.org/in --event 'subscription.*' --event 'subscriber.*' -n weekly`,
  ])
    .argument('<url>', 'where to post: https')
    .requiredOption(
      '--event <type>',
      `what to post (repeatable): ${WEBHOOK_EVENTS.join(', ')}; issue.* for all of a kind, * for all`,
      collect,
    )
    .option('-n, --newsletter <slug>', 'only what concerns this newsletter (default: every one)')
    .option('--description <text>', 'what it is for')
    .action(on(() => import('../webhook/add-webhook.ts').then((m) => m.addWebhook)));

  leaf(webhook, 'list', 'list webhooks, without their secrets', ['webhook list']).action(
    on(() => import('../webhook/list-webhooks.ts').then((m) => m.listWebhooks)),
  );

  whose(
    leaf(webhook, 'show', 'show a webhook, and what was posted to it last', ['webhook show 3']),
  ).action(on(() => import('../webhook/show-webhook.ts').then((m) => m.showWebhook)));

  whose(leaf(webhook, 'test', 'post an event that says nothing, now', ['webhook test 3'])).action(
    on(() => import('../webhook/test-webhook.ts').then((m) => m.testWebhook)),
  );

  whose(
    leaf(webhook, 'replay', 'post events again, under the ids that they had', [
      'webhook replay 3 --event evt_5f2b0c7e9d3a4b1c8e6f7a8b9c0d1e2f',
      'webhook replay 3 --failed-since 2026-11-01',
    ]),
  )
    .option('--event <id>', 'this one, however it ended')
    .option('--failed-since <time>', 'all that have failed since, such as 2026-11-01', instant)
    .action(on(() => import('../webhook/replay-webhook.ts').then((m) => m.replayWebhook)));

  whose(
    leaf(webhook, 'rotate', 'give it a new secret; the old one works for another day', [
      'webhook rotate 3',
    ]),
  ).action(on(() => import('../webhook/rotate-webhook.ts').then((m) => m.rotateWebhook)));

  whose(leaf(webhook, 'enable', 'post to a disabled webhook again', ['webhook enable 3'])).action(
    on(() => import('../webhook/enable-webhook.ts').then((m) => m.enableWebhook)),
  );

  whose(
    leaf(webhook, 'remove', 'remove a webhook, with what waits for it', ['webhook remove 3']),
  ).action(on(() => import('../webhook/remove-webhook.ts').then((m) => m.removeWebhook)));
};

/** A day, which begins at midnight UTC, or an instant. */
function instant(text: string): Date {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const at = new Date(isInstant ? text : `${localDate(text)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('Expected an existing time.');
  return at;
}
