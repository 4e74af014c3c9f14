import { expect, test } from 'vitest';
import { findFeeds } from './find-feeds.ts';

test('finds the feeds that a page names, each once, and no other address', () => {
  const html = `<html><head>
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
    <link rel="ALTERNATE" type="Application/Feed+JSON" href="feed.json">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="stylesheet" type="text/css" href="/style.css">`;
  expect(findFeeds(html, 'https://site.example/a/')).toEqual([
    'https://site.example/feed',
    'https://other.example/atom',
    'https://site.example/a/feed.json',
  ]);
});
