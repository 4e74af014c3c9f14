import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Icon } from './icon.tsx';

const manager = Toast.createToastManager();

/** Says that something is done, for a few seconds. */
export function sayDone(text: string): void {
  manager.add({ title: text });
}

export const Toasts = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Toast.Provider toastManager={manager} limit={1} timeout={6000}>
    {children}
    <Toast.Portal>
      <Toast.Viewport className="toasts">
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
);

function List(): ReactNode {
  const { toasts } = Toast.useToastManager();
  const { words } = useWords();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={['down', 'right']}>
      <Toast.Content className="toast-content">
        <Icon name="done" />
        <Toast.Title render={<p />} />
        <Toast.Close className="button quiet square" aria-label={words.common.close}>
          <Icon name="close" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
