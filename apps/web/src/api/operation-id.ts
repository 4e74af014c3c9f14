import type { Route } from './route.ts';

/** A name of a route for programs: `postNewslettersSlugReviews`. */
export const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method}-${path.replaceAll(/[{}]/g, '')}`.replaceAll(/[-/]+(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
