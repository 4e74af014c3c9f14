import { Option } from 'commander';
import { leaf, positive, type AddCommands } from './wiring.ts';

export const addAuditCommand: AddCommands = (program, on) => {
  leaf(program, 'audit', 'show who did what, the latest first', [
    'audit',
    'audit --step approve-issue',
    `audit --actor 'person 7' --object 'issue 3' -n my-digest`,
  ])
    .addOption(new Option('-n, --newsletter <slug>', 'only what concerns this newsletter'))
    .option('--step <step>', 'only this step, such as approve-issue')
    .option('--actor <who>', 'only what they did: person 7, key 3, command ada, clock')
    .option('--object <what>', 'only what was done to it: issue 3, review 12, person 7')
    .option('--before <id>', 'only acts before this one, to go on with a longer list')
    .option('--limit <acts>', 'how many (default: 50, at most 200)', positive('how many'))
    .action(on(() => import('../audit/list-acts.ts').then((m) => m.listActs)));
};
