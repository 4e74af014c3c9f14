import { describeApi } from './describe-api.ts';
import { apiRoutes, type ApiDeps } from './routes/index.ts';

/**
 * The document of every call that scripts can make, without a server or a database: documentation is
 * made from it. Routes use what they are given only when somebody calls them.
 */
export const openApiDocument = (publicUrl: string): object =>
  describeApi(apiRoutes({} as ApiDeps), { publicUrl });
