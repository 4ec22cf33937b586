/** A secret that was just made: the one time that it is shown. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useEndpointsTexts, useWebhookTexts } from '../text/catalogue.ts';

/** An endpoint and the secret that the API gave for it. */
export interface Made {
  readonly name: string;
  readonly secret: string;
}

/** What was done with an endpoint last: what it is called, or the secret that came of it. */
export type Done = { readonly said: string } | { readonly made: Made };

export function SecretShown({ made: { name, secret } }: { readonly made: Made }): ReactNode {
  const texts = useEndpointsTexts();
  const { copy, copied, notCopied } = useWebhookTexts();
  return (
    <Alert type="success" header={texts.shownOnce}>
      <SpaceBetween size="s">
        <Box variant="awsui-key-label">{texts.secret(name)}</Box>
        <CopyToClipboard
          variant="inline"
          textToCopy={secret}
          copyButtonAriaLabel={`${copy}: ${texts.secret(name)}`}
          copySuccessText={copied}
          copyErrorText={notCopied}
        />
        <Box>{texts.intoReceiver}</Box>
      </SpaceBetween>
    </Alert>
  );
}
