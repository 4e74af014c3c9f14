import { issueProofShape, proofReaderShape } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import * as press from '@galley/press/proof';
import {
  changesSince,
  frameOf,
  rememberByMark,
  SAMPLE_READER,
  VIEWS,
  type ViewKey,
} from '@galley/proof';
import { z } from 'zod';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AN_ISSUE, ID, IN_NEWSLETTER } from './fields.ts';
import { issueRef, NO_ISSUE } from './issue-ref.ts';

const HASH = z.string().max(200).meta({ description: 'The content hash that the page shows' });
const VIEW = z.enum(VIEWS.map(({ key }) => key));
const FRAME = z.strictObject({
  hash: HASH,
  rendition: z.string().max(1000).optional().meta({
    description: 'The key of a version of the mail; default: that of the reader, or the first',
  }),
  reader: ID.optional().meta({
    description:
      'The id of a subscriber whose copy to show. Who may not see readers gets that of a sample reader',
  }),
});

const FRAMED =
  'A page for a frame, in which nothing runs and no link leads anywhere. Its bytes are those of `hash`, or the call is refused: no page shows two issues at once.';

type Proof = press.ReadProof;

/** Shows a proof with what has changed since it was last read. */
function shown(proof: Proof) {
  const { lastRead, contentHash, renditions } = proof;
  const [rendition] = renditions;
  const isOther = lastRead !== null && lastRead.contentHash !== contentHash;
  const changes = isOther && rendition !== undefined ? changesSince(lastRead, rendition) : null;
  return answer(200, press.presentProof(proof, changes));
}

const NOTHING_READ: RefusalOf<'invalid'> = {
  kind: 'invalid',
  problems: [
    {
      field: 'view',
      problem: 'found changes, expected another view: nobody has read a proof of this issue yet',
    },
  ],
};

/** Shows one frame of a proof. */
async function framed(
  deps: ApiDeps,
  actor: Actor,
  proof: Proof,
  { view, ...wish }: press.FrameWish & { readonly view: ViewKey },
) {
  const opened = await press.openFrame(deps, actor, proof, wish);
  if (opened.kind !== 'open') return opened;
  const { rendition, to } = opened;
  const html = await frameOf(proof, { view, rendition, to: to ?? SAMPLE_READER });
  return html === null ? NOTHING_READ : answer(200, html);
}

/** Routes of the proofs of stored issues. */
const storedProofs = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/proof',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'Read what a proof of an issue shows beside its mail',
    params: AN_ISSUE,
    answers: { 200: issueProofShape },
    refuses: NO_ISSUE,
    take: async (call) => {
      const proof = await press.readStoredProof(deps, call.actor, issueRef(call));
      return proof.kind === 'ok' ? shown(proof) : proof;
    },
  }),
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/proof/{view}',
    step: 'see-newsletter',
    scope: 'read',
    credential: 'both',
    summary: 'One view of the mail of an issue',
    description: FRAMED,
    params: AN_ISSUE.extend({ view: VIEW }),
    query: FRAME,
    answers: { 200: 'framed page' },
    refuses: [...NO_ISSUE, 'other-hash', 'invalid'],
    take: async (call) => {
      const proof = await press.readStoredProof(deps, call.actor, issueRef(call));
      if (proof.kind !== 'ok') return proof;
      return framed(deps, call.actor, proof, { ...call.query, view: call.params.view });
    },
  }),
  route({
    method: 'post',
    path: '/newsletters/{slug}/issues/{number}/proof/read',
    step: 'mark-proof-read',
    scope: 'issues',
    credential: 'both',
    summary: 'Mark the proof of an issue as read',
    description: 'Later proofs show what is new since then, to everybody.',
    params: AN_ISSUE,
    body: z.strictObject({ hash: HASH }),
    answers: { 200: issueProofShape },
    refuses: [...NO_ISSUE, 'other-hash'],
    take: async (call) => {
      const ref = issueRef(call);
      const marked = await press.markShownProof(deps, call.actor, { ...ref, ...call.body });
      if (marked.kind !== 'marked') return marked;
      const proof = await press.readStoredProof(deps, call.actor, ref);
      return proof.kind === 'ok' ? shown(proof) : proof;
    },
  }),
];

/** Routes of the proof of what compiling now would make. */
function nextProofs(deps: ApiDeps): readonly Route[] {
  const remember = rememberByMark<press.ReadNextProof>();
  const readNext = async (actor: Actor, slug: string) => {
    const marked = await press.markNextProof(deps, actor, slug);
    if (marked.kind !== 'marked') return marked;
    const { newsletterId, mark } = marked;
    return remember(newsletterId, mark, async () => press.readNextProof(deps, actor, slug));
  };
  return [
    route({
      method: 'get',
      path: '/newsletters/{slug}/next/proof',
      step: 'see-newsletter',
      scope: 'read',
      credential: 'both',
      summary: 'Read the proof of what compiling now would make',
      description: 'Compiled in memory: nothing is saved.',
      params: IN_NEWSLETTER,
      answers: { 200: issueProofShape },
      refuses: ['no-newsletter', 'nothing-queued'],
      take: async ({ actor, params }) => {
        const proof = await readNext(actor, params.slug);
        return proof.kind === 'ok' ? shown(proof) : proof;
      },
    }),
    route({
      method: 'get',
      path: '/newsletters/{slug}/next/proof/{view}',
      step: 'see-newsletter',
      scope: 'read',
      credential: 'both',
      summary: 'One view of the mail that compiling now would make',
      description: FRAMED,
      params: IN_NEWSLETTER.extend({ view: VIEW }),
      query: FRAME,
      answers: { 200: 'framed page' },
      refuses: ['no-newsletter', 'nothing-queued', 'other-hash', 'invalid'],
      take: async ({ actor, params, query }) => {
        const proof = await readNext(actor, params.slug);
        if (proof.kind !== 'ok') return proof;
        return framed(deps, actor, proof, { ...query, view: params.view });
      },
    }),
  ];
}

/** Routes that show issues as readers will get them. */
export const proofRoutes = (deps: ApiDeps): readonly Route[] => [
  ...storedProofs(deps),
  ...nextProofs(deps),
  route({
    method: 'post',
    path: '/newsletters/{slug}/proof-readers',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Find readers whose copy of a mail a proof can show',
    description: 'Some of them, or those whose address begins with `search`; at most 20.',
    params: IN_NEWSLETTER,
    body: z.strictObject({
      search: z.string().max(400).optional().meta({ description: 'How the address begins' }),
    }),
    answers: { 200: z.array(proofReaderShape) },
    refuses: ['no-newsletter'],
    take: async ({ actor, params, body: { search = '' } }) => {
      const input = { newsletter: params.slug, search };
      const found = await press.findProofReaders(deps, actor, input);
      return found.kind === 'found' ? answer(200, found.readers) : found;
    },
  }),
];
