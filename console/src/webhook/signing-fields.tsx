/** How a tool signs, and its secret. */
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useWebhookTexts } from '../text/catalogue.ts';

export interface Signing {
  readonly isSigned: boolean;
  readonly signature: { readonly header: string; readonly algorithm: string; readonly encoding: string; readonly prefix: string };
  readonly secret: string;
}

export const NO_SIGNATURE: Signing = {
  isSigned: false,
  signature: { header: '', algorithm: 'sha256', encoding: 'hex', prefix: '' },
  secret: '',
};

/** `known`: the format says how it signs; `declared`: the person says it. */
export type CanSign = 'known' | 'declared' | undefined;

/** As the schema of mappings has them. */
const HEADER = /^[a-z0-9-]{1,64}$/;
/** As requests have it. */
const SHORTEST_SECRET = 8;

/** The field with a fault. */
export function signingFault({ isSigned, signature, secret }: Signing, canSign: CanSign): 'header' | 'secret' | undefined {
  if (canSign === 'declared' && isSigned && !HEADER.test(signature.header)) return 'header';
  return canSign && secret !== '' && secret.length < SHORTEST_SECRET ? 'secret' : undefined;
}

interface SigningFieldsProps {
  readonly canSign: Exclude<CanSign, undefined>;
  readonly signing: Signing;
  readonly change: (to: Signing) => void;
  readonly isTried: boolean;
}

export function SigningFields({ canSign, signing, change, isTried }: SigningFieldsProps): ReactNode {
  const texts = useWebhookTexts();
  const fault = isTried ? signingFault(signing, canSign) : undefined;
  return (
    <SpaceBetween size="m">
      {canSign === 'declared' && (
        <Checkbox
          checked={signing.isSigned}
          onChange={({ detail }) => change({ ...signing, isSigned: detail.checked, ...(!detail.checked && { secret: '' }) })}
        >
          {texts.signs}
        </Checkbox>
      )}
      {canSign === 'declared' && signing.isSigned && <SignatureFields signing={signing} change={change} isWrong={fault === 'header'} />}
      {(canSign === 'known' || signing.isSigned) && (
        <FormField label={texts.secret} description={texts.secretHelp} errorText={fault === 'secret' ? texts.secretShort : undefined}>
          <Input type="password" value={signing.secret} onChange={({ detail }) => change({ ...signing, secret: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

interface SignatureFieldsProps extends Pick<SigningFieldsProps, 'signing' | 'change'> {
  readonly isWrong: boolean;
}

function SignatureFields({ signing, change, isWrong }: SignatureFieldsProps): ReactNode {
  const texts = useWebhookTexts();
  const { signature } = signing;
  const set = (to: Partial<Signing['signature']>): void => change({ ...signing, signature: { ...signature, ...to } });
  const select = (name: 'algorithm' | 'encoding', label: string, values: readonly string[]): ReactNode => (
    <FormField label={label}>
      <Select
        selectedOption={{ value: signature[name], label: signature[name] }}
        options={values.map((value) => ({ value, label: value }))}
        onChange={({ detail }) => set({ [name]: detail.selectedOption.value! })}
      />
    </FormField>
  );
  return (
    <ColumnLayout columns={4}>
      <FormField label={texts.header} description={texts.headerHelp} errorText={isWrong ? texts.badHeader : undefined}>
        <Input value={signature.header} onChange={({ detail }) => set({ header: detail.value })} />
      </FormField>
      {select('algorithm', texts.algorithm, ['sha256', 'sha1'])}
      {select('encoding', texts.encoding, ['hex', 'base64'])}
      <FormField label={texts.prefix} description={texts.prefixHelp}>
        <Input value={signature.prefix} onChange={({ detail }) => set({ prefix: detail.value })} />
      </FormField>
    </ColumnLayout>
  );
}
