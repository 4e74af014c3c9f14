import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const COLOUR = /^#[0-9a-f]{6}$/;

/** A colour, picked or written. */
export function ColourField(props: {
  readonly label: string;
  readonly value: string;
  readonly choose: (colour: string) => void;
}): ReactNode {
  const { theme } = useWords().words.settings;
  const id = useId();
  const { label, value } = props;
  /** What is written while it is no colour yet. */
  const [written, setWritten] = useState<string | null>(null);
  const take = (text: string): void => {
    const colour = text.trim().toLowerCase();
    const isColour = COLOUR.test(colour);
    setWritten(isColour ? null : text);
    if (isColour) props.choose(colour);
  };
  return (
    <div className="colour">
      <label htmlFor={id}>{label}</label>
      <span>
        <input id={id} type="color" value={value} onChange={({ target }) => take(target.value)} />
        <input
          className="input"
          dir="ltr"
          aria-label={theme.hex(label)}
          aria-invalid={written === null ? undefined : true}
          aria-describedby={`${id}-more`}
          autoComplete="off"
          spellCheck={false}
          maxLength={7}
          value={written ?? value}
          onChange={({ target }) => take(target.value)}
          onBlur={() => setWritten(null)}
        />
      </span>
      <p id={`${id}-more`} className="problem">
        {written !== null && theme.colourWrong}
      </p>
    </div>
  );
}
