import { useRef, type ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { draftsOf } from './kept-drafts.ts';

/** Lets somebody choose files; each becomes a draft. */
export function FileButton({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { id } = useAccount();
  const input = useRef<HTMLInputElement>(null);
  const addFiles = async (files: readonly File[]): Promise<void> => {
    const { readFile } = await import('./read-draft.ts');
    draftsOf(id, slug).add(await Promise.all(files.map(readFile)));
    // The same file may be chosen again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".txt,.text,.md,.markdown,.json,text/plain,text/markdown,application/json"
        onChange={({ target }) => void addFiles([...(target.files ?? [])])}
      />
      <Button icon="file" onClick={() => input.current?.click()}>
        {words.queue.adding.files}
      </Button>
    </>
  );
}
