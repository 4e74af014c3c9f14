import { useState, type ReactNode, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { findAddress } from './find-address.ts';

/** Leads from an article's address to what its page says. */
export function AddressForm({
  slug,
  first = '',
  field,
}: {
  readonly slug: string;
  readonly first?: string;
  readonly field?: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { words } = useWords();
  const { address } = words.candidates;
  const navigate = useNavigate();
  const [text, setText] = useState(first);
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="address-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const url = findAddress(text);
        setWrong(url === null);
        if (url === null) return;
        const query = new URLSearchParams({ newsletter: slug, url });
        void navigate(`/add?${query.toString()}`);
      }}
    >
      <div className="field">
        <label htmlFor="article-address">{address.label}</label>
        <div className="address-line">
          <input
            ref={field}
            id="article-address"
            className="input"
            type="url"
            inputMode="url"
            dir="ltr"
            autoComplete="off"
            placeholder="https://"
            value={text}
            aria-invalid={isWrong ? true : undefined}
            aria-describedby="article-address-more"
            onChange={({ target }) => setText(target.value)}
          />
          <Button type="submit" kind="main">
            {address.action}
          </Button>
        </div>
        <p id="article-address-more" className="problem" role={isWrong ? 'alert' : undefined}>
          {isWrong && address.problem}
        </p>
      </div>
    </form>
  );
}
