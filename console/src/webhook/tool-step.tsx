/** Step 1: the vendor, the side, and the format of the tool. */
import type { WebhookTexts } from '../text/english-webhook.ts';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useWebhookTexts } from '../text/catalogue.ts';
import { WEBHOOK_SOURCES, isWebhookSource } from '../../../lib/sources/names.ts';
import { useVendors } from '../api.ts';
import type { Chosen } from './webhook-state.ts';

/** As the mapping itself is checked. */
const NAME = /^[a-z][a-z0-9-]{1,40}$/;

export const isChosen = ({ vendor, source }: Chosen): boolean => vendor !== '' && NAME.test(source);

interface ToolStepProps {
  readonly chosen: Chosen;
  readonly change: (to: Partial<Chosen>) => void;
  /** Whether the format is not one that is built in. */
  readonly isOwn: boolean;
  readonly onOwn: (isOwn: boolean) => void;
  /** Whether the person has tried to go on: what is missing is then named. */
  readonly isTried: boolean;
}

export function ToolStep({ chosen, change, isOwn, onOwn, isTried }: ToolStepProps): ReactNode {
  const texts = useWebhookTexts();
  const vendors = useVendors();
  const { vendor, source, as } = chosen;
  return (
    <SpaceBetween size="l">
      <FormField label={texts.vendor} errorText={isTried && vendor === '' ? texts.chooseVendor : undefined}>
        <Select
          selectedOption={vendor === '' ? null : { value: vendor, label: vendor }}
          options={(vendors.data?.items ?? []).map(({ id, name }) => ({ value: id, label: id, description: name }))}
          placeholder={texts.chooseVendor}
          onChange={({ detail }) => change({ vendor: detail.selectedOption.value! })}
        />
      </FormField>
      <FormField label={texts.says}>
        <RadioGroup
          value={as}
          items={(['vendor', 'customer'] as const).map((value) => ({ value, label: texts.sides[value]! }))}
          onChange={({ detail }) => change({ as: detail.value as Chosen['as'] })}
        />
      </FormField>
      <FormField label={texts.format}>
        <RadioGroup
          value={isOwn ? 'own' : 'built-in'}
          items={[
            { value: 'built-in', label: texts.builtIn },
            { value: 'own', label: texts.own },
          ]}
          onChange={({ detail }) => {
            onOwn(detail.value === 'own');
            change({ source: '' });
          }}
        />
      </FormField>
      {isOwn ? (
        <FormField label={texts.name} description={texts.nameHelp} errorText={nameFault(source, isTried, texts)}>
          <Input value={source} onChange={({ detail }) => change({ source: detail.value })} />
        </FormField>
      ) : (
        <FormField label={texts.tool} errorText={isTried && source === '' ? texts.choose : undefined}>
          <Select
            filteringType="auto"
            selectedOption={source === '' ? null : { value: source, label: source }}
            options={WEBHOOK_SOURCES.map((value) => ({ value, label: value }))}
            placeholder={texts.choose}
            onChange={({ detail }) => change({ source: detail.selectedOption.value! })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

function nameFault(source: string, isTried: boolean, texts: WebhookTexts): string | undefined {
  if (isWebhookSource(source)) return texts.takenName;
  return (isTried || source !== '') && !NAME.test(source) ? texts.badName : undefined;
}
