/** What a person takes with them of a statement: its documents, its bundle, and the way to verify it. */
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import type { Spreadsheet } from '../../../lib/schemas/request-parts.ts';
import { useDownload } from '../parts/download.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { bundlePath } from '../parts/paths.ts';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { ErrorSaid } from '../parts/said.tsx';

const FORMS = ['pdf', 'xlsx', 'csv'] as const;
const BUNDLE = 'bundle';

/** A person opens the file: in the separators of their programs. */
const spreadsheetOfReader = (): Spreadsheet => (['de', 'zh'] as const).find((one) => navigator.language.startsWith(one)) ?? 'en';

interface StatementActionsProps {
  readonly issued: IssuedStatement;
  /** Undefined: the last download went well. */
  readonly onFailure: (failure: ReactNode) => void;
}

export function StatementActions({ issued: { id, revision }, onFailure }: StatementActionsProps): ReactNode {
  const texts = useTexts();
  const money = useMoneyTexts();
  const language = useLanguage();
  const download = useDownload();
  const addressOf = (form: string): readonly [path: string, name: string] =>
    form === BUNDLE
      ? [bundlePath(id, revision), `${id}-r${revision}.bundle.json`]
      : [
          `/v1/statements/${encodeURIComponent(id)}/documents/${form}?revision=${revision}&language=${language}${form === 'csv' ? `&spreadsheet=${spreadsheetOfReader()}` : ''}`,
          `${id}-r${revision}.${form}`,
        ];
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <LinkTo to={`/verify?statement=${encodeURIComponent(id)}&revision=${revision}`}>{money.verify}</LinkTo>
      <ButtonDropdown
        items={[...FORMS.map((form) => ({ id: form, text: form.toUpperCase() })), { id: BUNDLE, text: money.bundle }]}
        onItemClick={({ detail }) =>
          void download(...addressOf(detail.id)).then(
            () => onFailure(undefined),
            (error: unknown) => onFailure(<ErrorSaid of={error} />),
          )
        }
      >
        {texts.downloads}
      </ButtonDropdown>
    </SpaceBetween>
  );
}
