import '@fontsource/open-sans/400.css';
import '@fontsource/open-sans/700.css';
import '@cloudscape-design/global-styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { ProblemError } from './api.ts';
import { SessionProvider } from './session/session.tsx';
import { firstLanguage, loadLanguage } from './text/catalogue.ts';

/** A problem below 500 is an answer: to ask again gives it again. */
const retry = (count: number, error: Error): boolean => count < 2 && !(error instanceof ProblemError && error.problem.status < 500);

const client = new QueryClient({ defaultOptions: { queries: { retry, staleTime: 1000 } } });

// A page that throws says so itself (parts/page-boundary.tsx).
const onCaughtError = (error: unknown): void => console.warn(error);

const root = createRoot(document.getElementById('console')!, { onCaughtError });

const failed = (error: unknown): void => root.render(error instanceof Error ? error.message : String(error));

// Nothing is shown before there are words, and nothing in another language.
void loadLanguage(firstLanguage()).then(
  () =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <SessionProvider>
            <BrowserRouter basename="/console">
              <App />
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </StrictMode>,
    ),
  failed,
);
