import { STEPS, type StepName } from '@galley/core/editor';
import { openApiDocument } from '@galley/web/open-api';
import { exampleOf } from './example-value.ts';
import { describeType, fieldsOf, type Schema, type Schemas } from './describe-schema.ts';
import type { Page } from './page.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** One call, as the OpenAPI document has it. */
interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly 'x-step': string;
  readonly 'x-scope'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const ORIGIN = 'https://news.example.org';
const ROOT = `${ORIGIN}/api/v1`;

/** Nouns whose few calls are described on another page. */
const TOGETHER: Readonly<Record<string, string>> = {
  rules: 'newsletters',
  choices: 'newsletters',
  calendar: 'newsletters',
  report: 'newsletters',
  sender: 'newsletters',
  'sender-domain': 'newsletters',
  look: 'newsletters',
  articles: 'candidates',
  feeds: 'candidates',
  'best-ofs': 'issues',
  next: 'issues',
  'proof-readers': 'issues',
  sending: 'issues',
  'sign-ups': 'subscribers',
  suppressions: 'subscribers',
  invitations: 'people',
  events: 'today',
};

const TITLES: Readonly<Record<string, string>> = {
  today: 'Today and live changes',
  candidates: 'Articles, feeds and candidates',
  people: 'People and invitations',
  audit: 'The audit log',
  retention: 'How long things are kept',
};

/** A page for each noun of the API, as Markdown, made from its own description. */
export function apiPages(): readonly Page[] {
  const { paths, components } = openApiDocument(ORIGIN) as ApiDocument;
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return [...Map.groupBy(calls, nounOf)].map(([noun, its]) => {
    const title = TITLES[noun] ?? `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
    const markdown = [
      `# ${title}`,
      'How to call, keys, pages, versions and errors: [the API](../api.md). Every path begins with `/api/v1`.',
      ...its.map((call) => describeCall(call, components.schemas)),
    ].join('\n\n');
    return { source: `docs/api/${noun}.md`, path: `api/${noun}.html`, title, markdown };
  });
}

function nounOf({ path }: Call): string {
  const [, noun = ''] = /^\/(?:newsletters\/\{slug\}\/)?([a-z-]+)/.exec(path) ?? [];
  return TOGETHER[noun] ?? noun;
}

function describeCall({ method, path, operation }: Call, schemas: Schemas): string {
  const { summary, description, parameters = [], requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const parts = [
    `## ${summary}`,
    `\`${method.toUpperCase()} ${path}\``,
    description ?? '',
    `**Who may:** ${whoMay(operation)}`,
    parameters.length === 0 ? '' : `**Parameters**\n\n${parameterTable(parameters, schemas)}`,
    bodyPart(requestBody?.content, body, schemas),
    `**Answers**\n\n${answers(operation, schemas)}`,
    `**Refusals:** ${refusals(operation)}`,
    example({ method, path, operation }, schemas),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const PEOPLE: Readonly<Record<string, string>> = {
  person: 'everybody signed in',
  writer: 'writers, publishers and owners',
  publisher: 'publishers and owners',
  owner: 'owners',
};

/** In words: people with which role, and keys with which scope. */
function whoMay({ security, 'x-step': step, 'x-scope': scope }: Operation): string {
  if (security.length === 0) return 'anybody.';
  const takers: readonly string[] = STEPS[step as StepName];
  const people =
    Object.entries(PEOPLE).find(([taker]) => takers.includes(taker))?.[1] ?? 'everybody signed in';
  return scope === undefined
    ? `${people}, in a session at the desk; keys may not.`
    : `${people}; a key with the scope \`${scope}\`.`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const parameterTable = (parameters: readonly Parameter[], schemas: Schemas): string =>
  table(
    ['name', 'in', 'what', 'needed'],
    parameters.map(({ name, in: place, required, description, schema }) => [
      `\`${name}\``,
      place,
      [describeType(schema, schemas), description ?? schema.description ?? '']
        .filter((part) => part !== '')
        .join('; '),
      required ? 'yes' : 'no',
    ]),
  );

function bodyPart(
  content: Content | undefined,
  body: Schema | undefined,
  schemas: Schemas,
): string {
  if (content === undefined) return '';
  if (body === undefined) return `**Body:** ${Object.keys(content).join(', ')}`;
  const fields = fieldsOf(body, schemas);
  return fields.length === 0
    ? '**Body:** `{}`'
    : `**Body**\n\n${table(
        ['field', 'what', 'needed'],
        fields.map(({ name, what, required }) => [`\`${name}\``, what, required ? 'yes' : 'no']),
      )}`;
}

function answers({ responses }: Operation, schemas: Schemas): string {
  const lines = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content = {} }]) => {
      const [[type, shape] = []] = Object.entries(content);
      if (type === undefined || shape === undefined) return `- ${status}, without a body`;
      if (type !== 'application/json') return `- ${status}: ${type}`;
      const names = fieldsOf(shape.schema, schemas)
        .filter(({ name }) => !name.includes('.'))
        .map(({ name }) => `\`${name}\``);
      return names.length === 0
        ? `- ${status}: ${describeType(shape.schema, schemas)}`
        : `- ${status}: ${names.join(', ')}`;
    });
  return lines.join('\n');
}

const refusals = ({ responses }: Operation): string =>
  `${Object.entries(responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, { description }]) => `${status} \`${description.replaceAll(', ', '`, `')}\``)
    .join('; ')}.`;

/** A call that a script can make; what only the desk does has none. */
function example({ method, path, operation }: Call, schemas: Schemas): string {
  const { parameters = [], requestBody, 'x-scope': scope } = operation;
  if (scope === undefined) return '';
  const values = new Map(
    parameters.map(({ name, schema }) => [name, String(exampleOf(schema, schemas, name))]),
  );
  const query = parameters
    .filter(({ in: place, required }) => place === 'query' && required)
    .map(({ name }) => `${name}=${encodeURIComponent(values.get(name) ?? '')}`);
  const url = `${ROOT}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  const lines = [
    `curl ${method === 'get' || (method === 'post' && requestBody !== undefined) ? '' : `-X ${method.toUpperCase()} `}-H "Authorization: Bearer $(cat key.txt)"`,
  ];
  const body = requestBody?.content['application/json']?.schema;
  if (body !== undefined) {
    const value = JSON.stringify(exampleOf(body, schemas, path));
    lines.push(`-H 'Content-Type: application/json'`, `-d '${value.replaceAll("'", "'\\''")}'`);
  } else if (requestBody !== undefined) {
    lines.push(`-H 'Content-Type: text/csv'`, '--data-binary @people.csv');
  }
  lines.push(`'${url}'`);
  return `\`\`\`sh\n${lines.join(' \\\n  ')}\n\`\`\``;
}
