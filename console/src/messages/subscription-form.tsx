/** A subscription that is added, or changed. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useState } from 'react';
import { kindsFor } from '../../../lib/application/messages/recipients.ts';
import { KINDS_OF_ROLE, MESSAGE_LANGUAGES } from '../../../lib/declarations/messages.ts';
import { type Issue, errorIssue } from '../../../lib/domain/issue.ts';
import { useApi, useVendors } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { MAIL_LANGUAGE_NAMES, useMessagesTexts, useTexts } from '../text/catalogue.ts';
import type { MessagesTexts } from '../text/english-messages.ts';
import { kindsOfRole, roleName } from './kind-names.ts';
import type { Subscription } from './use-messages.ts';

interface SubscriptionFormProps {
  /** The one that is changed; undefined: a new one. */
  readonly given: Subscription | undefined;
  /** Names that a new one may not have: it would replace another. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

const FIELDS = ['/name', '/address', '/language', '/role', '/vendors', '/kinds'] as const;
const ROLES = Object.keys(KINDS_OF_ROLE) as Subscription['role'][];
const EMPTY: Subscription = { name: '', address: '', language: 'en', role: 'finance' };

/** What the API would refuse, and what would replace the subscription of others. */
function checked({ name, address, role, vendors }: Subscription, isTaken: boolean, texts: MessagesTexts): Issue | undefined {
  if (name === '') return errorIssue('missing', '/name', texts.needed);
  if (isTaken) return errorIssue('taken', '/name', texts.isThere);
  if (address === '') return errorIssue('missing', '/address', texts.needed);
  return role === 'vendor' && vendors?.length !== 1 ? errorIssue('missing', '/vendors', texts.oneVendor) : undefined;
}

export function SubscriptionForm({ given, taken, onClose, onDone }: SubscriptionFormProps): ReactNode {
  const texts = useMessagesTexts();
  const all = useTexts();
  const api = useApi();
  const vendors = useVendors();
  const [body, setBody] = useState<Subscription>(given ?? EMPTY);
  const set = (change: Partial<Subscription>): void => setBody((before) => ({ ...before, ...change }));
  const submission = useSubmission(
    ({ name, ...rest }: Subscription) => api.PUT('/v1/subscriptions/{name}', { params: { path: { name } }, body: rest }),
    ({ name }) => {
      onDone(name);
      onClose();
    },
  );
  const { name, address, language, role, vendors: about = [], kinds = [] } = body;
  const possible = kindsFor(role);
  const sent: Subscription = {
    name: name.trim(),
    address: address.trim(),
    language,
    role,
    ...(about.length > 0 && { vendors: about }),
    ...(kinds.length > 0 && { kinds }),
  };
  const roles = ROLES.map((value) => ({ value, label: roleName(value, texts, all) }));
  const languages = MESSAGE_LANGUAGES.map((value) => ({ value, label: MAIL_LANGUAGE_NAMES[value] }));
  const known = (vendors.data?.items ?? []).map((vendor) => ({ value: vendor.id, label: vendor.id, description: vendor.name }));
  const kindOptions = possible.map((value) => ({ value, label: texts.kindNames[value] }));
  const title = given ? texts.changeOf(given.name) : texts.add;
  return (
    <FormModal
      title={title}
      action={given ? texts.change : texts.add}
      fields={FIELDS}
      body={sent}
      found={checked(sent, !given && taken.includes(sent.name), texts)}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <FormField label={texts.name} description={given ? undefined : texts.nameHelp} errorText={issues.of('/name')}>
            <Input value={name} disabled={given !== undefined} onChange={({ detail }) => set({ name: detail.value })} />
          </FormField>
          <FormField label={texts.address} errorText={issues.of('/address')}>
            <Input value={address} type="email" onChange={({ detail }) => set({ address: detail.value })} />
          </FormField>
          <FormField label={texts.language} errorText={issues.of('/language')}>
            <Select
              options={languages}
              selectedOption={languages.find(({ value }) => value === language)!}
              onChange={({ detail }) => set({ language: detail.selectedOption.value as Subscription['language'] })}
            />
          </FormField>
          <FormField label={texts.role} description={texts.roleHelp} errorText={issues.of('/role')}>
            <Select
              options={roles}
              selectedOption={roles.find(({ value }) => value === role)!}
              onChange={({ detail }) => {
                const next = detail.selectedOption.value as Subscription['role'];
                const may = kindsFor(next);
                set({ role: next, kinds: kinds.filter((kind) => may.includes(kind)) });
              }}
            />
          </FormField>
          <FormField label={texts.vendors} description={texts.vendorsHelp} errorText={issues.of('/vendors')}>
            <Multiselect
              options={known}
              selectedOptions={about.map((value) => ({ value, label: value }))}
              onChange={({ detail }) => set({ vendors: detail.selectedOptions.map(({ value }) => value!) })}
            />
          </FormField>
          <FormField
            label={texts.kinds}
            description={texts.kindsHelp}
            constraintText={kindsOfRole(role, texts)}
            errorText={issues.of('/kinds')}
          >
            <Multiselect
              options={kindOptions}
              selectedOptions={kindOptions.filter(({ value }) => kinds.includes(value))}
              onChange={({ detail }) => {
                const chosen = new Set(detail.selectedOptions.map(({ value }) => value));
                set({ kinds: possible.filter((kind) => chosen.has(kind)) });
              }}
            />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
