import type { Command } from 'commander';
import type { Lifecycle } from '@galley/runtime';
import type { PrintingStreams } from '../shell/shell.ts';
import { addAuditCommand } from './audit-command.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addCollectCommands } from './collect-commands.ts';
import { addHelpCommands } from './help-commands.ts';
import { addImportCommand } from './import-command.ts';
import { addIssueCommands } from './issue-commands.ts';
import { addKeyCommands } from './key-commands.ts';
import { addNewsletterCommands } from './newsletter-commands.ts';
import { addOperateCommands } from './operate-commands.ts';
import { addPeopleCommands } from './people-commands.ts';
import { addProofCommand } from './proof-command.ts';
import { addProofFileCommands } from './proof-file-commands.ts';
import { addRestoredCommands } from './restored-commands.ts';
import { addReviewCommands } from './review-commands.ts';
import { addSubscriberCommands } from './subscriber-commands.ts';
import { addWebhookCommands } from './webhook-commands.ts';
import { createOn } from './wiring.ts';

/**
 * Declares every command. A command's code is imported only when it runs, so `--help` and
 * `review parse` are quick.
 */
export function addCommands(
  program: Command,
  streams: PrintingStreams,
  life: Lifecycle,
  setExit: (code: number) => void,
): void {
  const on = createOn(streams, life, setExit);
  addOperateCommands(program, on);
  addBackupCommands(program, on);
  addRestoredCommands(program, on);
  addNewsletterCommands(program, on);
  addReviewCommands(program, on);
  addCollectCommands(program, on);
  addImportCommand(program, on);
  addIssueCommands(program, on);
  addProofCommand(program, on);
  addProofFileCommands(program, on);
  addSubscriberCommands(program, on);
  addPeopleCommands(program, on);
  addKeyCommands(program, on);
  addWebhookCommands(program, on);
  addAuditCommand(program, on);
  addHelpCommands(program, streams);
}
