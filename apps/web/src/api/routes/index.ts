import type { Route } from '../route.ts';
import type { ApiDeps } from './api-deps.ts';
import { auditRoutes } from './audit-routes.ts';
import { collectRoutes } from './collect-routes.ts';
import { importRoutes } from './import-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { newsletterRoutes } from './newsletter-routes.ts';
import { outlineRoutes } from './outline-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { proofFileRoutes } from './proof-file-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { reviewTextRoutes } from './review-text-routes.ts';
import { sendingRoutes } from './sending-routes.ts';
import { subscriberRoutes } from './subscriber-routes.ts';
import { todayRoutes } from './today-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export type { ApiDeps, ReadBack } from './api-deps.ts';

/** Every route of the API but those of an account. */
export const apiRoutes = (deps: ApiDeps): readonly Route[] => [
  ...newsletterRoutes(deps),
  ...todayRoutes(deps),
  ...queueRoutes(deps),
  ...collectRoutes(deps),
  ...reviewRoutes(deps),
  ...reviewTextRoutes(deps),
  ...previewRoutes(deps),
  ...liveRoutes(deps),
  ...issueRoutes(deps),
  ...outlineRoutes(deps),
  ...proofRoutes(deps),
  ...proofFileRoutes(deps),
  ...sendingRoutes(deps),
  ...subscriberRoutes(deps),
  ...importRoutes(deps),
  ...peopleRoutes(deps),
  ...keyRoutes(deps),
  ...webhookRoutes(deps),
  ...retentionRoutes(deps),
  ...auditRoutes(deps),
];
