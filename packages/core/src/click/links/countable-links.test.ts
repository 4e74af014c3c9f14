import { expect, test } from 'vitest';
import { placeholder } from '../../issue/index.ts';
import { countableLinks } from './countable-links.ts';

test('the links of an issue are counted once each, in order, over all of its renditions', () => {
  const full = `<p><a href="https://a.example/x?b=1&amp;c=2">one</a> <a href=https://B.example>two</a></p>`;
  const short = `<a href="https://b.example/">two</a><a href="https://c.example/#part">three</a>`;
  expect(countableLinks([full, short])).toEqual([
    'https://a.example/x?b=1&c=2',
    'https://b.example/',
    'https://c.example/#part',
  ]);
});

test("no link with a reader's token is among them, nor one that leads nowhere on the web", () => {
  const token = placeholder('token');
  const mail = `<a href="https://news.example/unsubscribe/${token}">leave</a>
    <a href="mailto:${placeholder('leave')}@news.example">by mail</a>
    <a href="mailto:editor@news.example">write</a> <a href="#top">top</a> <a name="x">none</a>
    <a href="https://news.example/preferences?of=${token}">choose</a>`;
  expect(countableLinks([mail])).toEqual([]);
});
