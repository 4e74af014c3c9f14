import * as press from '@galley/press/proof-file';
import { answer, route, type Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { AN_ISSUE } from './fields.ts';
import { issueRef, NO_ISSUE } from './issue-ref.ts';

/** Routes of proof files. */
export const proofFileRoutes = (deps: ApiDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/newsletters/{slug}/issues/{number}/proof-file',
    step: 'see-readers',
    scope: 'subscribers',
    credential: 'both',
    summary: 'Write the proof file of an issue that was sent',
    description: 'One JSON document a line. Names nobody: readers are keyed digests.',
    params: AN_ISSUE,
    answers: { 200: 'lines' },
    refuses: [...NO_ISSUE, 'wrong-state'],
    take: async (call) => {
      const written = await press.writeProofFile(deps, call.actor, issueRef(call));
      if (written.kind !== 'proven') return written;
      const { slug, number } = call.params;
      const name = `${slug}-${number}.proof`;
      call.context.header('content-disposition', `attachment; filename="${name}"`);
      return answer(200, written.lines);
    },
  }),
];
