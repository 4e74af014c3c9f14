import { CSPProvider } from '@base-ui/react/csp-provider';
import { loadDeskWording } from '@galley/wording/desk';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client.ts';
import { Toasts } from './parts/toasts.tsx';
import { reloadOnce } from './reload-once.ts';
import { createRouter } from './routes.tsx';
import { forbidCompiledChecks } from './words/compiled-checks.ts';
import { applyTheme, readPreferences } from './words/preferences.ts';
import { WordsProvider } from './words/words.tsx';

forbidCompiledChecks();
const preferences = readPreferences();
applyTheme(preferences.theme);
window.addEventListener('vite:preloadError', () => void reloadOnce());

const place = document.querySelector('#desk');
if (place === null) throw new Error('index.html has no place for the desk');
const first = await loadDeskWording(preferences.language);
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider first={first} preferences={preferences}>
          <RouterProvider router={createRouter()} />
          <Toasts />
        </WordsProvider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
