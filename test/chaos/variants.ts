import type { Rule } from './violation.ts';

/** A piece of source text that must occur exactly once in the bundle, and its replacement. */
export interface Edit {
  readonly find: string;
  readonly replace: string;
}

/** What a run does more often, so that a mistake shows within few kills. */
export type Emphasis =
  | 'plain'
  | 'late-failures'
  | 'leavers'
  | 'days'
  | 'cancels'
  | 'refusals'
  | 'pauses'
  | 'undo'
  | 'late-answers'
  | 'lost-answers'
  | 'again'
  | 'in-doubt'
  | 'corrections';

/** A protocol that is broken on purpose and that a run must catch. */
export interface Variant {
  readonly name: string;
  /** Its mistake, for people. */
  readonly mistake: string;
  /** Only these rules count as catching it: a slow machine may break others. */
  readonly breaks: readonly Rule[];
  readonly edits: readonly Edit[];
  /** True if the mistake is in the step that sends an issue again, which no delivery process takes. */
  readonly inStep?: boolean;
  readonly emphasis?: Emphasis;
}

const edit = (find: string, replace: string): Edit => ({ find, replace });

const PAUSED_IS_LET_THROUGH = edit(
  ".where('state', 'in', ['sending', 'cancelled'])\n    .where((eb) =>",
  ".where('state', 'in', ['sending', 'paused', 'cancelled'])\n    .where((eb) =>",
);

export const VARIANTS: readonly Variant[] = [
  {
    name: 'no-fence',
    mistake: 'a process whose lease has ended still records a refusal',
    breaks: ['fence'],
    edits: [edit("if (!(await holdsFence(trx, attempt))) return 'fenced';", '')],
    emphasis: 'late-failures',
  },
  {
    name: 'lease-ignored',
    mistake: 'a batch is claimed while another process works on it',
    breaks: ['one-live-lease'],
    edits: [
      edit(
        "eb('batch.lease_until', '<', sql<Date>`now()`)",
        "eb('batch.lease_until', 'is not', null)",
      ),
    ],
  },
  {
    name: 'key-per-attempt',
    mistake: 'every attempt has its own idempotency key',
    breaks: ['exactly-once'],
    edits: [
      edit(
        'idempotencyKey: batch.idempotencyKey,\n',
        'idempotencyKey: `${batch.idempotencyKey}/${batch.attempt.number}`,\n',
      ),
    ],
  },
  {
    name: 'stamped-again',
    mistake: 'a retry stamps new values instead of the stored ones',
    breaks: ['one-key-one-body'],
    edits: [
      edit("member.token ?? ''", "`${member.token ?? ''}~${batch.attempt}`"),
      edit('hash !== batch.content_hash || ', ''),
    ],
  },
  {
    name: 'left-is-not-read-again',
    mistake: 'Galley checks who has left when it freezes the audience, and never again',
    breaks: ['left-before-freeze'],
    edits: [edit('= await excludeLeavers(', '= ((..._: unknown[]) => new Set<string>())(')],
    emphasis: 'leavers',
  },
  {
    name: 'conflict-is-success',
    mistake: 'a 409 counts as an earlier acceptance',
    breaks: ['same-ids', 'exactly-once'],
    edits: [
      edit(
        'if (status === 409) return classifyConflict(error, detail);',
        "if (status === 409) return { kind: 'accepted', ids: addresses.map(() => 'known') };",
      ),
    ],
  },
  {
    name: 'sent-again-after-a-day',
    mistake: 'a batch is tried again after the provider has forgotten its key',
    breaks: ['exactly-once', 'key-still-known'],
    edits: [edit("if (ambiguousHours >= KEY_TRUST_HOURS) return doubt('key-too-old');", '')],
    emphasis: 'days',
  },
  {
    name: 'thawed-after-ambiguity',
    mistake: 'a batch that may have arrived is frozen again without readers who left meanwhile',
    breaks: ['void-after-ambiguity', 'exactly-once'],
    edits: [edit('if (ambiguousHours !== null) return', 'if (ambiguousHours === -1) return')],
    emphasis: 'leavers',
  },
  {
    name: 'doubt-as-a-way-out',
    mistake: 'everything ambiguous is called uncertain at once',
    breaks: ['uncertain-is-earned'],
    edits: [
      edit('if (ambiguousHours >= KEY_TRUST_HOURS) return', 'if (ambiguousHours >= 0) return'),
    ],
  },
  {
    name: 'cursor-before-rows',
    mistake: 'the audience’s cursor moves in a separate transaction, before its readers are stored',
    breaks: ['audience-complete'],
    edits: [
      edit(
        'const step = await deps.db.transaction().execute((trx) =>\n',
        `const behind = await deps.db.selectFrom('issue')
          .select(['freeze_cursor', 'newsletter_id']).where('id', '=', issue.id).executeTakeFirstOrThrow();
        const next = await deps.db.selectFrom('subscription').select('subscriber_id')
          .where('newsletter_id', '=', behind.newsletter_id).where('status', '=', 'confirmed')
          .where('subscriber_id', '>', behind.freeze_cursor).orderBy('subscriber_id')
          .offset(deps.limits.audienceChunk - 1).limit(1).executeTakeFirst();
        if (next !== undefined) await deps.db.updateTable('issue')
          .set({ freeze_cursor: next.subscriber_id }).where('id', '=', issue.id).execute();
        const step = await deps.db.transaction().execute(async (trx) => (
          next !== undefined && await trx.updateTable('issue')
            .set({ freeze_cursor: behind.freeze_cursor }).where('id', '=', issue.id).execute(),\n`,
      ),
      edit(
        'chunk: deps.limits.audienceChunk,\n      }),\n    );',
        'chunk: deps.limits.audienceChunk,\n      })),\n    );',
      ),
    ],
  },
  {
    name: 'success-lost-to-the-fence',
    mistake: 'a success is dropped because the lease has ended',
    breaks: ['success-is-absorbing'],
    edits: [
      edit(
        "tries === 1 && outcome.kind === 'accepted'",
        "tries === 0 && outcome.kind === 'accepted'",
      ),
      edit(
        "if (outcome.kind === 'accepted') {",
        "if (outcome.kind === 'accepted' && (await holdsFence(trx, attempt))) {",
      ),
    ],
    emphasis: 'late-answers',
  },
  {
    name: 'lost-is-not-ambiguous',
    mistake: 'an attempt whose process died counts as never made',
    breaks: ['exactly-once'],
    edits: [
      edit('least(first_ambiguous_at, (select min(started_at) from lost))', 'first_ambiguous_at'),
    ],
    emphasis: 'leavers',
  },
  {
    name: 'ambiguity-forgotten',
    mistake: 'a timeout or reset counts as a refusal',
    breaks: ['exactly-once'],
    edits: [
      edit(
        "if (outcome.kind === 'ambiguous' || outcome.kind === 'in-flight') {",
        "if (outcome.kind === 'in-flight') {",
      ),
    ],
    emphasis: 'lost-answers',
  },
  {
    name: 'ids-in-wrong-order',
    mistake: 'the provider’s ids are given to the readers in the opposite order',
    breaks: ['same-ids'],
    edits: [edit('const resendId = ids[index];', 'const resendId = ids[ids.length - 1 - index];')],
  },
  {
    name: 'half-of-a-split-lost',
    mistake: 'only one half of a split batch is sent',
    breaks: ['settles'],
    edits: [
      edit(
        'of Map.groupBy(members, (member) => member.half))',
        'of [...Map.groupBy(members, (member) => member.half)].slice(0, 1))',
      ),
    ],
  },
  {
    name: 'cancel-voids-the-wire',
    mistake: 'batches of a cancelled issue are voided although they may have arrived',
    breaks: ['exactly-once', 'void-after-ambiguity'],
    edits: [
      edit(
        'if (ambiguousHours !== null) return',
        'if (ambiguousHours !== null && !cancelled) return',
      ),
    ],
    emphasis: 'cancels',
  },
  {
    name: 'pause-ignored',
    mistake: 'batches of a paused issue are claimed like those of one that is being sent',
    breaks: ['only-while-sending'],
    edits: [
      PAUSED_IS_LET_THROUGH,
      edit(
        "issue.state === 'sending' ? ['prepared', 'attempted'] : ['attempted']",
        "issue.state !== 'cancelled' ? ['prepared', 'attempted'] : ['attempted']",
      ),
    ],
  },
  {
    name: 'paused-is-tried-again',
    mistake: 'a tried batch of a paused issue is tried again',
    breaks: ['only-while-sending'],
    edits: [PAUSED_IS_LET_THROUGH],
  },
  {
    name: 'pause-overtaken',
    mistake: 'a claim reads the state of the issue but does not hold it until the commit',
    breaks: ['only-while-sending'],
    edits: [
      edit(
        '.forShare()\n    .executeTakeFirst();\n  if (issue === undefined) return { batches: [], cancelled: false };',
        '.executeTakeFirst();\n  if (issue === undefined) return { batches: [], cancelled: false };',
      ),
    ],
    emphasis: 'pauses',
  },
  {
    name: 'audience-taken-while-paused',
    mistake: 'the audience of a paused issue still grows',
    breaks: ['only-while-sending'],
    edits: [
      edit(
        ".where('issue.state', '=', 'sending')\n    .where('issue.frozen_at', 'is', null)",
        ".where('issue.state', 'in', ['sending', 'paused'])\n    .where('issue.frozen_at', 'is', null)",
      ),
    ],
    emphasis: 'pauses',
  },
  {
    name: 'cancelled-is-tried-again',
    mistake: 'a refused batch of a cancelled issue is tried again',
    breaks: ['only-while-sending'],
    edits: [
      edit(
        'if (cancelled) {\n    await excludeCancelledBatch',
        'if (cancelled && batch.attempt === 0) {\n    await excludeCancelledBatch',
      ),
    ],
    emphasis: 'refusals',
  },
  {
    name: 'undo-window-ignored',
    mistake: 'an issue is sent before its undo window ends',
    breaks: ['only-while-sending'],
    edits: [
      edit(
        ".where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))\n    .forShare()",
        '.forShare()',
      ),
      edit(
        ".where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))\n    .forNoKeyUpdate('issue')",
        ".forNoKeyUpdate('issue')",
      ),
      edit(
        ".where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]));",
        ';',
      ),
    ],
    emphasis: 'undo',
  },
  {
    name: 'resumed-is-forgotten',
    mistake: 'a process that let a paused issue go never takes it up again',
    breaks: ['settles'],
    edits: [edit('running.delete(id);', '')],
    emphasis: 'pauses',
  },
  {
    name: 'bounce-without-consequence',
    mistake: 'an address that bounced permanently is mailed again',
    breaks: ['feedback'],
    edits: [
      edit(
        "return feedback.blame === 'address' ?",
        "return feedback.blame === 'address' && false ?",
      ),
    ],
  },
  {
    name: 'full-mailbox-for-ever',
    mistake: 'an address whose mailbox has been full for three issues is mailed again',
    breaks: ['feedback'],
    edits: [edit('if (decisive === undefined || last', 'if (decisive !== null || last')],
    emphasis: 'again',
  },
  {
    name: 'link-of-another',
    mistake: 'the second reader of a batch gets the link of the first one',
    breaks: ['own-token'],
    edits: [
      edit(
        'makeReaderToken(deps.keyring, member.subscriptionId',
        'makeReaderToken(deps.keyring, (members[index === 1 ? 0 : index] ?? member).subscriptionId',
      ),
    ],
  },
  {
    name: 'choice-ignored',
    mistake: 'the freeze gives everybody the full rendition',
    breaks: ['own-rendition'],
    edits: [
      edit(
        'left join ${offer.choices} c on c.choice = s.choice',
        "left join ${offer.choices} c on c.choice = ''",
      ),
    ],
  },
  {
    name: 'pause-of-a-reader-ignored',
    mistake: 'the freeze mails readers who have paused',
    breaks: ['own-rendition'],
    edits: [edit("when s.paused_until > now() then 'on-pause'", "when false then 'on-pause'")],
  },
  {
    name: 'quota-never-over',
    mistake: 'an issue that a quota paused stays paused when a new quota begins',
    breaks: ['settles'],
    edits: [edit('await resumeDueIssues(db);', '')],
  },
  {
    name: 'uncertain-sent-again',
    mistake: 'sending again also takes readers who are uncertain',
    breaks: ['legal-edges'],
    inStep: true,
    edits: [
      edit(
        ".select(['bucket', 'id', 'reason'])\n    .where('issue_id', '=', issueId)\n    .where('state', '=', 'rejected')",
        ".select(['bucket', 'id', 'reason', 'state'])\n    .where('issue_id', '=', issueId)\n    .where('state', 'in', ['rejected', 'uncertain'])",
      ),
      edit(
        'isDecided: isDecided.has(batch.id)',
        "isDecided: isDecided.has(batch.id) || batch.state === 'uncertain'",
      ),
      edit(
        "(count(*) filter (where state = 'rejected'))::integer as readers",
        "(count(*) filter (where state in ('rejected', 'uncertain')))::integer as readers",
      ),
      edit(
        "and batch_id = any(${ids}::bigint[]) and state = 'rejected'\n      group by batch_id",
        "and batch_id = any(${ids}::bigint[]) and state in ('rejected', 'uncertain')\n      group by batch_id",
      ),
      edit(
        "and d.batch_id = v.parent and d.state = 'rejected'",
        "and d.batch_id = v.parent and d.state in ('rejected', 'uncertain')",
      ),
    ],
    emphasis: 'in-doubt',
  },
  {
    name: 'corrected-for-everybody',
    mistake: 'an urgent correction goes to every reader whom the old issue knew',
    breaks: ['only-old-readers'],
    edits: [
      edit(
        "gotOld(correction, sql`'accepted'`, readers), readers)",
        "gotOld(correction, sql`'accepted', 'rejected', 'excluded'`, readers), readers)",
      ),
    ],
    emphasis: 'corrections',
  },
];
