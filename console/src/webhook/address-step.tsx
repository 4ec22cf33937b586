/** Step 2: the address, made once and shown once. For a format that has no mapping yet, one that keeps every delivery is put first. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Mapping } from '../../../lib/schemas/mapping.ts';
import { SIGNING_SOURCES, TOKEN_SOURCES } from '../../../lib/sources/names.ts';
import { waitingMapping } from '../../../lib/sources/waiting-mapping.ts';
import { useApi, useAsk } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { NO_SIGNATURE, type Signing, SigningFields, signingFault } from './signing-fields.tsx';
import type { Chosen, StoredSource } from './webhook-state.ts';
import { ErrorSaid } from '../parts/said.tsx';
import { useWebhookTexts } from '../text/catalogue.ts';

interface AddressStepProps {
  readonly chosen: Chosen;
  readonly stored: StoredSource;
  /** The addresses that it has now. */
  readonly count: number;
}

/** Whether a secret would be checked. */
function checksSecret(source: string, { isBuiltIn, mapping }: StoredSource): boolean {
  return isBuiltIn ? SIGNING_SOURCES.has(source) || TOKEN_SOURCES.has(source) : mapping?.signature !== undefined;
}

export function AddressStep({ chosen, stored, count }: AddressStepProps): ReactNode {
  const texts = useWebhookTexts();
  const { session } = useSession();
  const make = useMakeAddress(chosen, stored);
  const [signing, setSigning] = useState<Signing>(NO_SIGNATURE);
  const [isTried, setIsTried] = useState(false);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ readonly url: string } | { readonly error: ReactNode }>();
  const isNew = !stored.isBuiltIn && stored.mapping === undefined;
  const mayMake = session?.scopes.has('vendors:write') === true && (!isNew || session.scopes.has('sources:write'));
  const canSign = isNew ? 'declared' : checksSecret(chosen.source, stored) ? 'known' : undefined;
  const start = async (): Promise<void> => {
    setIsTried(true);
    if (signingFault(signing, canSign)) return;
    setMaking(true);
    setMade(await make(signing, count > 0).catch((error: unknown) => ({ error: <ErrorSaid of={error} /> })));
    setMaking(false);
  };
  return (
    <SpaceBetween size="l">
      <Box>{texts.addressIntro}</Box>
      {count > 0 && <StatusIndicator type="success">{texts.hasAddress(count)}</StatusIndicator>}
      {!mayMake && <Alert type="info">{texts.mayNotMake}</Alert>}
      {mayMake && canSign && <SigningFields canSign={canSign} signing={signing} change={setSigning} isTried={isTried} />}
      {mayMake && !canSign && <Box color="text-body-secondary">{texts.noSecret}</Box>}
      {mayMake && (
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <Button variant={count === 0 ? 'primary' : 'normal'} loading={making} onClick={() => void start()}>
            {count === 0 ? texts.make : texts.makeAnother}
          </Button>
          {count > 0 && <Box color="text-body-secondary">{texts.makeAnotherHelp}</Box>}
        </SpaceBetween>
      )}
      {made && 'error' in made && <Alert type="error">{made.error}</Alert>}
      {made && 'url' in made && <MadeAddress url={made.url} />}
    </SpaceBetween>
  );
}

/** @returns what makes the address: of a new format, the mapping that keeps what arrives comes first. */
function useMakeAddress({ vendor, source, as }: Chosen, { isBuiltIn, mapping }: StoredSource) {
  const api = useApi();
  const askOnce = useAsk();
  const client = useQueryClient();
  return async (signing: Signing, isAnother: boolean): Promise<{ readonly url: string }> => {
    if (!isBuiltIn && !mapping) {
      const body = waitingMapping(source, signing.isSigned ? (signing.signature as Mapping['signature']) : undefined);
      await askOnce(api.PUT('/v1/sources/{source}', { params: { path: { source } }, body: body as never }));
    }
    const { url } = await askOnce(
      api.PUT('/v1/vendors/{vendor}/webhooks/{source}', {
        params: { path: { vendor, source } },
        body: { as, ...(isAnother && { key: 'add' }), ...(signing.secret !== '' && { signingSecret: signing.secret }) },
      }),
    );
    await client.invalidateQueries();
    return { url: url! };
  };
}

function MadeAddress({ url }: { readonly url: string }): ReactNode {
  const texts = useWebhookTexts();
  return (
    <Alert type="success" header={texts.shownOnce}>
      <SpaceBetween size="s">
        <CopyToClipboard
          variant="inline"
          textToCopy={url}
          copyButtonAriaLabel={`${texts.copy}: ${texts.address}`}
          copySuccessText={texts.copied}
          copyErrorText={texts.notCopied}
        />
        <Box>{texts.tryIt}</Box>
        <Box variant="code">{`curl -H "content-type: application/json" --data-binary @sample.json ${url}`}</Box>
      </SpaceBetween>
    </Alert>
  );
}
