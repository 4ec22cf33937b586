/** A statement is computed again from its evidence, in the browser, with a key that the person trusts: what `makegood verify` does. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useBundleOf } from '../parts/bundle.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { statementPath } from '../parts/paths.ts';
import { useWorker } from '../worker/asked-worker.ts';
import { useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { ErrorSaid, Quoted } from '../parts/said.tsx';
import { VerifiedShown } from '../verify/verified-shown.tsx';
import type { Answer, WORK } from '../verify/verify-work.ts';

const start = (): Worker => new Worker(new URL('../verify/verify-worker.ts', import.meta.url), { type: 'module' });

type Outcome = Answer | { readonly failed: unknown };

export function VerifyPage(): ReactNode {
  const all = useTexts();
  const texts = useMoneyTexts();
  const [search] = useSearchParams();
  const [statement, revision] = [search.get('statement'), Number(search.get('revision') ?? '1')];
  const [source, setSource] = useState<'server' | 'own'>(statement === null ? 'own' : 'server');
  const [key, setKey] = useState('');
  const [own, setOwn] = useState('');
  const [earlier, setEarlier] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const bundleOf = useBundleOf();
  const ask = useWorker<typeof WORK>(start);
  const check = async (): Promise<Answer> => {
    if (source === 'own') return ask('verify', { bundle: own, earlier: earlier.trim() === '' ? undefined : earlier, key });
    const [bundle, before] = await Promise.all([
      bundleOf(statement!, revision),
      revision > 1 ? bundleOf(statement!, revision - 1) : undefined,
    ]);
    return ask('verify', { bundle, earlier: before, key });
  };
  const run = (): void => {
    setBusy(true);
    setOutcome(undefined);
    check()
      .then(setOutcome, (error: unknown) => setOutcome({ failed: error }))
      .finally(() => setBusy(false));
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={texts.verifyHelp}>
          {texts.verifyTitle}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            {statement !== null && (
              <RadioGroup
                value={source}
                ariaLabel={texts.bundleLabel}
                items={[
                  { value: 'server', label: texts.bundleOf(statement, revision) },
                  { value: 'own', label: texts.bundleFile },
                ]}
                onChange={({ detail }) => setSource(detail.value as 'server' | 'own')}
              />
            )}
            {source === 'own' && (
              <>
                <TextOrFile label={texts.bundleLabel} text={own} onChange={setOwn} />
                <TextOrFile
                  label={`${texts.earlierLabel} (${texts.optional})`}
                  help={texts.earlierHelp}
                  text={earlier}
                  onChange={setEarlier}
                />
              </>
            )}
            <TextOrFile label={`${texts.keyLabel} (${texts.optional})`} help={texts.keyHelp} text={key} onChange={setKey} />
            <SpaceBetween direction="horizontal" size="s" alignItems="center">
              <Button variant="primary" loading={isBusy} disabled={source === 'own' && own.trim() === ''} onClick={run}>
                {texts.verify}
              </Button>
              {statement === null ? null : <LinkTo to={statementPath(statement)}>{all.statement}</LinkTo>}
            </SpaceBetween>
          </SpaceBetween>
        </Container>
        {isBusy && <StatusIndicator type="loading">{texts.checking}</StatusIndicator>}
        {outcome && <OutcomeShown outcome={outcome} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

function OutcomeShown({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const all = useTexts();
  const texts = useMoneyTexts();
  if ('verified' in outcome) return <VerifiedShown verified={outcome.verified} />;
  if ('failed' in outcome)
    return (
      <Alert type="error" header={all.failed}>
        <ErrorSaid of={outcome.failed} />
      </Alert>
    );
  const { unreadable, because } = outcome;
  return (
    <Alert type="error" header={texts.unreadable[unreadable]}>
      {because === '' ? undefined : <Quoted>{because}</Quoted>}
    </Alert>
  );
}

interface TextOrFileProps {
  readonly label: string;
  readonly help?: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function TextOrFile({ label, help, text, onChange }: TextOrFileProps): ReactNode {
  const texts = useMoneyTexts();
  return (
    <FormField label={label} description={help}>
      <SpaceBetween size="xs">
        <Textarea value={text} rows={3} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
        <Box>
          <FileUpload
            value={[]}
            ariaRequired={false}
            i18nStrings={{
              uploadButtonText: () => texts.chooseFile,
              dropzoneText: () => texts.chooseFile,
              removeFileAriaLabel: () => texts.cancel,
              limitShowFewer: '',
              limitShowMore: '',
            }}
            onChange={({ detail }) => void detail.value[0]?.text().then(onChange)}
          />
        </Box>
      </SpaceBetween>
    </FormField>
  );
}
