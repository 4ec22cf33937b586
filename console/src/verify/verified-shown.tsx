/** What a verification found, what it checked, and what it did not. */
import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Check, VerifyVerdict } from '../../../lib/application/statements/verify-statement.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { SIGNATURE_WORDS, checkedText, uncheckedText } from '../../../lib/presentation/document/verify-words.ts';
import { amountShown } from '../format/shown.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import type { Verified } from './verify-work.ts';
import { SentenceAt } from '../parts/sentence.tsx';

/** Only what a trusted key signed is shown as good. */
const VERDICTS: Readonly<Record<VerifyVerdict, AlertProps.Type>> = {
  agrees: 'success',
  untrusted: 'warning',
  unsigned: 'warning',
  differs: 'error',
  wrong: 'error',
};

export function VerifiedShown({ verified }: { readonly verified: Verified }): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const { verdicts, signature: says } = SIGNATURE_WORDS[language];
  const { id, revision, issuedAt, total, checks, signature, open, verdict } = verified;
  const isTrusted = signature.state === 'trusted';
  return (
    <SpaceBetween size="l">
      <Alert type={VERDICTS[verdict]} header={verdicts[verdict]}>
        <SentenceAt
          text={(at) => `${id}, ${LABELS[language].revision} ${revision}, ${at}: ${amountShown(total.amount, total.currency)}`}
          at={issuedAt}
        />
      </Alert>
      <DataTable
        title={texts.checks}
        columns={[{ name: texts.check }, { name: texts.result }]}
        rows={[
          ...checks.map((check) => [checkedText(check, language), <Result key="result" check={check} />]),
          [
            texts.signature,
            <StatusIndicator key="result" type={isTrusted ? 'success' : signature.state === 'wrong' ? 'error' : 'warning'}>
              {says[signature.state](signature.fingerprint ?? '')}
            </StatusIndicator>,
          ],
        ]}
      />
      <Container header={<Header variant="h2">{texts.notChecked}</Header>}>
        <ul>
          {open.map((one) => (
            <li key={one.name}>{uncheckedText(one, language)}</li>
          ))}
        </ul>
      </Container>
    </SpaceBetween>
  );
}

function Result({ check: { agrees, said = '', found = '' } }: { readonly check: Check }): ReactNode {
  const texts = useMoneyTexts();
  if (agrees) return <StatusIndicator type="success">{texts.agrees}</StatusIndicator>;
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type="error">{texts.differs}</StatusIndicator>
      <span>{texts.stated(said)}</span>
      <span>{texts.computed(found)}</span>
    </SpaceBetween>
  );
}
