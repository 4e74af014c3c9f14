import { group, leaf, newsletterOption, type AddCommands } from './wiring.ts';

/** Declares the command that brings reviews from another program. */
export const addImportCommand: AddCommands = (program, on) => {
  const imports = group(program, 'import', 'bring reviews from another program');

  leaf(
    imports,
    'reviews',
    'import the posts of a blog as reviews, held in the queue: an export of Ghost (JSON) or WordPress (XML), or a folder of Markdown files (Hugo, Jekyll, Obsidian)',
    [
      'import reviews ghost.json --outlet WIRED --dry-run',
      'import reviews content/posts --skip-bad',
      'import reviews wordpress.xml --back-issues',
    ],
  )
    .argument('<path>', 'an export, a Markdown file or a folder; - is standard input')
    .option('--outlet <name>', 'who published the articles, where a post does not say')
    .option('--back-issues', 'as issues of the past, one a day: in the archive, never sent')
    .option('--dry-run', 'say what would be imported, and store nothing')
    .option('--skip-bad', 'leave out posts that are no reviews; otherwise one aborts the import')
    .addOption(newsletterOption())
    .action(on(() => import('../review/import-reviews.ts').then((m) => m.importReviews)));
};
