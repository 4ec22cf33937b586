/** The playground: a contract, evidence and their statement as static files, without a server. */
import '@fontsource/open-sans/400.css';
import '@fontsource/open-sans/700.css';
import '@cloudscape-design/global-styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { firstLanguage, loadLanguage } from '../text/catalogue.ts';
import { PlaygroundFrame } from './playground-frame.tsx';

const root = createRoot(document.getElementById('playground')!);

const failed = (error: unknown): void => root.render(error instanceof Error ? error.message : String(error));

void loadLanguage(firstLanguage()).then(
  () =>
    root.render(
      <StrictMode>
        <BrowserRouter>
          <PlaygroundFrame />
        </BrowserRouter>
      </StrictMode>,
    ),
  failed,
);
