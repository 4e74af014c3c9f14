import type { fromMarkdown } from 'mdast-util-from-markdown';

type Options = NonNullable<Exclude<Parameters<typeof fromMarkdown>[1], string>>;
type Extensions = Extract<NonNullable<Options['mdastExtensions']>[number], { enter?: unknown }>;

/** What turns tokens of micromark into nodes. */
export type Extension = Extensions;
export type Handle = NonNullable<NonNullable<Extensions['enter']>['data']>;

/** The nodes of a Markdown syntax tree, named after mdast. */
export type RootContent = ReturnType<typeof fromMarkdown>['children'][number];
export type Paragraph = Extract<RootContent, { type: 'paragraph' }>;
export type List = Extract<RootContent, { type: 'list' }>;
export type TableNode = Extract<RootContent, { type: 'table' }>;
export type ListItem = List['children'][number];
export type FlowContent = RootContent | ListItem['children'][number];
export type PhrasingContent = Paragraph['children'][number];

declare module 'mdast' {
  interface ListItemData {
    /** What precedes an item of a numbered list. */
    number?: number;
  }
}
