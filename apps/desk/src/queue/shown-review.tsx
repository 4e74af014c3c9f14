import type { Block, Review } from '@galley/core/review';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Stars } from './stars.tsx';

/** A review as it was read, field by field. */
export function ShownReview({ review }: { readonly review: Review }): ReactNode {
  const { words, format } = useWords();
  const { fields, missing } = words.queue.adding;
  const { title, rating, outlet, publishedOn, authors, url } = review;
  const left = [
    ...(rating === null ? [fields.rating] : []),
    ...(publishedOn === null ? [fields.publishedOn] : []),
    ...(authors.length === 0 ? [fields.authors] : []),
    ...(url === null ? [fields.url] : []),
  ];
  return (
    <article className="shown-review">
      <h2 dir="auto">{title}</h2>
      <p className="queue-facts">
        {rating !== null && <Stars rating={rating} />}
        <span>
          <bdi>{outlet}</bdi>
        </span>
        {publishedOn !== null && <span>{format.date(publishedOn, 'long')}</span>}
        {authors.length > 0 && (
          <span>
            <bdi>{format.list(authors)}</bdi>
          </span>
        )}
      </p>
      {url !== null && (
        <p className="shown-url" dir="ltr">
          {url}
        </p>
      )}
      <Part title={fields.summary} texts={review.summary} />
      {review.keyFindings.length > 0 && (
        <section>
          <h3>{fields.keyFindings}</h3>
          <ul>
            {review.keyFindings.map(({ label, text }, index) => (
              <li key={index} dir="auto">
                {label !== null && <strong>{label}: </strong>}
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {review.analysis.length > 0 && (
        <section>
          <h3>{fields.analysis}</h3>
          {review.analysis.map(({ heading, blocks }, index) => (
            <div key={index}>
              {heading !== null && <h4 dir="auto">{heading}</h4>}
              <Blocks blocks={blocks} />
            </div>
          ))}
        </section>
      )}
      <Part title={fields.whyItMatters} texts={review.whyItMatters} />
      {review.sections.map(({ heading, blocks }, index) => (
        <section key={index}>
          <h3 dir="auto">{heading}</h3>
          <Blocks blocks={blocks} />
        </section>
      ))}
      {left.length > 0 && <p className="hint">{missing(format.list(left))}</p>}
    </article>
  );
}

function Part(props: { readonly title: string; readonly texts: readonly string[] }): ReactNode {
  if (props.texts.length === 0) return null;
  return (
    <section>
      <h3>{props.title}</h3>
      {props.texts.map((text, index) => (
        <p key={index} dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}

const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }): ReactNode =>
  blocks.map((block, index) => <ShownBlock key={index} block={block} />);

function ShownBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p dir="auto">{block.text}</p>;
    case 'quote':
      return (
        <blockquote>
          {block.paragraphs.map((text, index) => (
            <p key={index} dir="auto">
              {text}
            </p>
          ))}
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((text, index) => (
        <li key={index} dir="auto">
          {text}
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div className="shown-table">
          <table>
            <thead>
              <tr>
                {block.header.map((cell, index) => (
                  <th key={index} scope="col" dir="auto">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at} dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
