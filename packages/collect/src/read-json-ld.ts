/** What JSON-LD says about an article. */
export interface ArticleNode {
  readonly titles: readonly string[];
  readonly dates: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly outlets: readonly string[];
  readonly urls: readonly string[];
  readonly languages: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE =
  /(?:^|[/#:])(?:[A-Za-z]*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|CriticReview|AnalysisNewsArticle)$/;
const MOST_NODES = 5000;
const MOST_PEOPLE = 60;

/** Reads the articles that a page's JSON-LD describes, in its order; broken scripts say nothing. */
export function readJsonLd(scripts: readonly string[]): readonly ArticleNode[] {
  const nodes = scripts.flatMap((script) => nodesOf(parse(script)));
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    // A mere reference has no properties of its own.
    if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
  }
  return nodes.filter(isArticle).map((node) => articleOf(node, byId));
}

function parse(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // Some programs put line breaks into strings.
      return JSON.parse(bare.replaceAll(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return null;
    }
  }
}

/** Where articles stand: at the top, in arrays and graphs, and as what a page is about. */
const HOLDERS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'] as const;

function nodesOf(root: unknown): readonly Node[] {
  const found: Node[] = [];
  const waiting = [root];
  for (let at = 0; at < waiting.length && at < MOST_NODES; at += 1) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, MOST_NODES));
    else if (isNode(value)) {
      found.push(value);
      for (const holder of HOLDERS) waiting.push(value[holder]);
    }
  }
  return found;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, 100) : [value];
const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => {
    if (typeof each === 'string') return [each];
    const text = isNode(each) ? each['@value'] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
const typesOf = (node: Node): readonly string[] => textsOf(node['@type']);
const isArticle = (node: Node): boolean => typesOf(node).some((type) => ARTICLE.test(type));

function articleOf(node: Node, byId: ReadonlyMap<string, Node>): ArticleNode {
  const resolve = (value: unknown): unknown =>
    isNode(value) && typeof value['@id'] === 'string' && value['name'] === undefined
      ? (byId.get(value['@id']) ?? value)
      : value;
  const namesOf = (value: unknown): readonly string[] =>
    textsOf(isNode(value) ? (value['name'] ?? joined(value)) : value);
  const authors = listOf(node['author'] ?? node['creator'])
    .slice(0, MOST_PEOPLE)
    .map(resolve);
  const isOrganisation = (value: unknown): boolean =>
    isNode(value) && typesOf(value).some((type) => type.endsWith('Organization'));
  const page = resolve(node['mainEntityOfPage']);
  return {
    titles: textsOf(node['headline'] ?? node['name']),
    dates: textsOf(node['datePublished']),
    people: authors.filter((each) => !isOrganisation(each)).flatMap(namesOf),
    organisations: authors.filter(isOrganisation).flatMap(namesOf),
    outlets: listOf(node['publisher']).map(resolve).flatMap(namesOf),
    urls: [...textsOf(node['url']), ...textsOf(isNode(page) ? (page['url'] ?? page['@id']) : page)],
    languages: textsOf(node['inLanguage']),
  };
}

/** A person whose name is given in parts. */
function joined({ givenName, familyName }: Node): string | undefined {
  const parts = [...textsOf(givenName), ...textsOf(familyName)];
  return parts.length === 0 ? undefined : parts.join(' ');
}
