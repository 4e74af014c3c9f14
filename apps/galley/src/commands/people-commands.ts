import { ROLES } from '@galley/core/editor';
import { Argument, Option } from 'commander';
import { group, leaf, type AddCommands } from './wiring.ts';

const person = (): Argument =>
  new Argument('<person>', 'an e-mail address, or an id from "galley person list"');

const place = (): Option =>
  new Option('-n, --newsletter <slug>', 'only in this newsletter (default: in every newsletter)');

/** Who may use the desk and the API. */
export const addPeopleCommands: AddCommands = (program, on) => {
  const people = group(program, 'person', 'who may use the desk, and what they may do');

  leaf(
    people,
    'invite',
    'invite somebody to the desk; prints the link, which works once and for a week',
    [
      'person invite ana@example.org --role owner',
      'person invite bo@example.org --role writer -n my-digest',
    ],
  )
    .argument('<email>')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .addOption(place())
    .action(on(() => import('../people/invite-person.ts').then((m) => m.invitePerson)));

  leaf(people, 'list', 'list people, their roles, and open invitations', ['person list'])
    .addOption(new Option('-n, --newsletter <slug>', 'only who works in this newsletter'))
    .action(on(() => import('../people/list-people.ts').then((m) => m.listPeople)));

  leaf(people, 'role', "change a person's role; it signs them out", [
    'person role ana@example.org publisher',
    'person role ana@example.org none -n my-digest',
  ])
    .addArgument(person())
    .addArgument(new Argument('<role>', 'what they may do').choices([...ROLES, 'none']))
    .addOption(place())
    .action(on(() => import('../people/change-role.ts').then((m) => m.changeRole)));

  leaf(
    people,
    'remove',
    'remove a person, their sessions and keys at once; or take back the invitations to an address',
    ['person remove ana@example.org'],
  )
    .addArgument(person())
    .action(on(() => import('../people/remove-person.ts').then((m) => m.removePerson)));

  leaf(people, 'confirm', 'confirm that it was this person who recovered their account by e-mail', [
    'person confirm ana@example.org',
  ])
    .addArgument(person())
    .action(on(() => import('../people/confirm-recovery.ts').then((m) => m.confirmRecovery)));
};
