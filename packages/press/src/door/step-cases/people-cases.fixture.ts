import type { Role, StepName } from '@galley/core/editor';
import { sql } from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import * as audit from '../../audit/index.ts';
import * as keys from '../../keys/index.ts';
import * as people from '../../people/index.ts';
import { addPerson } from '../../people/people.fixture.ts';
import type { Deps, StepCase, World } from './world.fixture.ts';

const INVITED = { newsletter: null, role: 'writer' } as const;
const NEW_KEY = { name: 'the importer', scopes: ['read'], expiresAt: null };

const somebody = async ({ deps }: Pick<World, 'deps'>, role: Role = 'writer') =>
  addPerson(deps, { email: deps.address, newsletter: null, role });

async function invited(deps: Deps): Promise<string> {
  const invitation = { ...INVITED, email: deps.address };
  const outcome = await people.invitePerson(deps, owner, invitation);
  if (outcome.kind !== 'invited') throw new Error(outcome.kind);
  return outcome.invitation.id;
}

/** Steps on people, their keys and the audit log. */
export const PEOPLE_CASES = {
  'see-people': async ({ deps, made }) => ({
    take: (actor) => people.listPeople(deps, actor, { newsletter: made.slug }),
  }),
  'invite-person': async ({ deps }) => ({
    take: (actor) => people.invitePerson(deps, actor, { ...INVITED, email: deps.address }),
    on: 'invitation',
  }),
  'take-back-invitation': async ({ deps }) => {
    const id = await invited(deps);
    return {
      take: (actor) => people.takeBackInvitation(deps, actor, { id }),
      on: 'invitation',
      id,
    };
  },
  'change-role': async (world) => {
    const { id } = await somebody(world);
    const change = { id, newsletter: null, role: 'publisher' } as const;
    return { take: (actor) => people.changeRole(world.deps, actor, change), on: 'person', id };
  },
  'remove-person': async (world) => {
    const { id } = await somebody(world);
    return { take: (actor) => people.removePerson(world.deps, actor, { id }), on: 'person', id };
  },
  'confirm-recovery': async (world) => {
    const { id } = await somebody(world);
    await sql`update person set recovered_at = now() where id = ${id}`.execute(world.deps.db);
    return { take: (actor) => people.confirmRecovery(world.deps, actor, { id }), on: 'person', id };
  },
  'create-key': async (world) => {
    const { id } = await somebody(world);
    return {
      take: (actor) => keys.createKey(world.deps, actor, { ...NEW_KEY, for: id }),
      on: 'key',
    };
  },
  'see-keys': async ({ deps }) => ({ take: (actor) => keys.listKeys(deps, actor) }),
  'revoke-key': async (world) => {
    const { id: person } = await somebody(world);
    const created = await keys.createKey(world.deps, owner, { ...NEW_KEY, for: person });
    if (created.kind !== 'created') throw new Error(created.kind);
    const { id } = created.key;
    return { take: (actor) => keys.revokeKey(world.deps, actor, { id }), on: 'key', id };
  },
  'see-audit': async ({ deps, made }) => ({
    take: (actor) => audit.listActs(deps, actor, { newsletter: made.slug }),
  }),
} satisfies Partial<Record<StepName, StepCase>>;
