import { Option } from 'commander';
import { group, id, ids, leaf, newsletterOption, positive, type AddCommands } from './wiring.ts';

/** Articles from outside: looking one up, the feeds that are watched, and what they bring. */
export const addCollectCommands: AddCommands = (program, on) => {
  leaf(program, 'collect', 'show what the page of an article says about it, and where', [
    'collect https://example.org/an-article',
  ])
    .argument('<url>', "the article's address")
    .addOption(newsletterOption())
    .action(on(() => import('../collect/collect-article.ts').then((m) => m.collectArticle)));

  const feed = group(program, 'feed', 'feeds that a newsletter watches for articles');

  leaf(feed, 'add', 'watch a feed; what it holds now becomes candidates', [
    'feed add https://example.org/feed.xml',
    'feed add https://example.org',
  ])
    .argument('<url>', "the feed's address, or a page's that names it")
    .addOption(newsletterOption())
    .action(on(() => import('../collect/feeds.ts').then((m) => m.addFeed)));

  leaf(feed, 'list', 'list the feeds, when they were read, and what went wrong', ['feed list'])
    .addOption(newsletterOption())
    .action(on(() => import('../collect/feeds.ts').then((m) => m.listFeeds)));

  leaf(feed, 'remove', 'stop watching a feed; its candidates stay', ['feed remove 3'])
    .argument('<id>', 'the id from "galley feed list"', id)
    .action(on(() => import('../collect/feeds.ts').then((m) => m.removeFeed)));

  const candidate = group(program, 'candidate', 'articles that feeds brought');

  leaf(candidate, 'list', 'list candidates, the latest first', [
    'candidate list',
    'candidate list --feed 3',
    'candidate list --state dismissed',
  ])
    .addOption(newsletterOption())
    .addOption(
      new Option('--state <state>', 'which ones (default: waiting)').choices([
        'waiting',
        'taken',
        'dismissed',
        'passed',
      ]),
    )
    .option('--feed <id>', 'only those of one feed', id)
    .option('--after <id>', 'go on after this one', id)
    .option('--limit <count>', 'how many (default: 50)', positive('a number'))
    .action(on(() => import('../collect/candidates.ts').then((m) => m.listCandidates)));

  leaf(candidate, 'take', 'make a review of a candidate; it is held until you write it', [
    'candidate take 12',
  ])
    .argument('<id>', 'the id from "galley candidate list"', id)
    .option('--again', 'even if there is a review of the same article')
    .action(on(() => import('../collect/candidates.ts').then((m) => m.takeCandidate)));

  leaf(candidate, 'dismiss', 'dismiss candidates for good', [
    'candidate dismiss 12',
    'candidate dismiss 12 13 17',
    'candidate dismiss 12 --off',
  ])
    .argument('<ids...>', 'the ids from "galley candidate list"', ids)
    .option('--off', 'let them wait again')
    .action(on(() => import('../collect/candidates.ts').then((m) => m.dismissCandidates)));
};
