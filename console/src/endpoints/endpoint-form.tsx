/** An endpoint that is added, or changed. A vendor's user makes endpoints of that vendor, so that the form asks for no role. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { type ReactNode, useState } from 'react';
import type { paths } from '../../../client/api.ts';
import { type EndpointKind, endpointName } from '../../../lib/declarations/endpoints.ts';
import { KINDS_OF_ROLE, MESSAGE_LANGUAGES, type MessageLanguage } from '../../../lib/declarations/messages.ts';
import { type Issue, errorIssue } from '../../../lib/domain/issue.ts';
import { type Answered, useApi, useVendors } from '../api.ts';
import { roleName } from '../messages/kind-names.ts';
import { FormModal } from '../parts/form-modal.tsx';
import type { FormIssues } from '../parts/problem-shown.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useSession } from '../session/session.tsx';
import { MAIL_LANGUAGE_NAMES, useEndpointsTexts, useMessagesTexts, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import type { EndpointsTexts } from '../text/english-endpoints.ts';
import type { MessagesTexts } from '../text/english-messages.ts';
import { kindsShown, possibleKinds } from './kinds.ts';
import type { Endpoint } from './use-endpoints.ts';

type Role = Endpoint['role'];

interface EndpointFormProps {
  /** The one that is changed; undefined: a new one. */
  readonly given: Endpoint | undefined;
  /** Names that a new one may not have: it would replace another. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
  /** @param secret of a new one. */
  readonly onDone: (name: string, secret: string | undefined) => void;
}

interface Fields {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly contact: string;
  readonly language: MessageLanguage;
  readonly role: Role;
  readonly vendors: readonly string[];
  readonly kinds: readonly EndpointKind[];
}

const MAIL_LANGUAGES = MESSAGE_LANGUAGES.map((value) => ({ value, label: MAIL_LANGUAGE_NAMES[value] }));
const FIELDS = ['/name', '/url', '/description', '/contact', '/language', '/role', '/vendors', '/kinds'] as const;
const ROLES = Object.keys(KINDS_OF_ROLE) as Role[];

const fieldsOf = (given: Endpoint | undefined, vendor: string | undefined): Fields => ({
  name: given?.name ?? '',
  url: given?.url ?? '',
  description: given?.description ?? '',
  contact: given?.contact ?? '',
  language: given?.language ?? 'en',
  role: given?.role ?? (vendor === undefined ? 'finance' : 'vendor'),
  vendors: given?.vendors ?? [],
  kinds: given?.kinds ?? [],
});

type Body = paths['/v1/endpoints/{name}']['put']['requestBody']['content']['application/json'] & { readonly name: string };

/** What is sent: empty fields state nothing. Whose it is goes without saying for a vendor's user. */
function bodyOf({ name, url, description, contact, language, role, vendors, kinds }: Fields, isVendors: boolean): Body {
  const text = (key: 'description' | 'contact', value: string) => (value.trim() === '' ? {} : { [key]: value.trim() });
  const own = isVendors ? {} : { role, ...(vendors.length > 0 && { vendors: [...vendors] }) };
  return {
    name: name.trim(),
    url: url.trim(),
    ...text('description', description),
    ...text('contact', contact),
    ...(contact.trim() !== '' && { language }),
    ...own,
    ...(kinds.length > 0 && { kinds: [...kinds] }),
  };
}

type Put = Endpoint & { readonly secret?: string };

/** What the API would refuse, and what would replace another endpoint. */
function checked({ name, url, role, vendors }: Body, isTaken: boolean, texts: EndpointsTexts, messages: MessagesTexts): Issue | undefined {
  if (name === '') return errorIssue('missing', '/name', messages.needed);
  if (isTaken) return errorIssue('taken', '/name', texts.isThere);
  if (url === '') return errorIssue('missing', '/url', messages.needed);
  return role === 'vendor' && vendors?.length !== 1 ? errorIssue('missing', '/vendors', messages.oneVendor) : undefined;
}

export function EndpointForm({ given, taken, onClose, onDone }: EndpointFormProps): ReactNode {
  const texts = useEndpointsTexts();
  const messages = useMessagesTexts();
  const api = useApi();
  const { session } = useSession();
  const isVendors = session?.vendor !== undefined;
  const [fields, setFields] = useState(() => fieldsOf(given, session?.vendor));
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));
  const submission = useSubmission(
    ({ name, ...body }: Body): Promise<Answered<Put>> => api.PUT('/v1/endpoints/{name}', { params: { path: { name } }, body }),
    ({ name, secret }) => {
      onDone(name, secret);
      onClose();
    },
  );
  const body = bodyOf(fields, isVendors);
  const vendor = fields.role === 'vendor' ? (session?.vendor ?? fields.vendors[0]) : undefined;
  return (
    <FormModal
      title={given ? texts.changeOf(given.name) : texts.add}
      action={given ? texts.change : texts.add}
      fields={FIELDS}
      body={body}
      found={checked(body, !given && taken.includes(endpointName(vendor, body.name)), texts, messages)}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <Where fields={fields} set={set} issues={issues} isNew={!given} />
          {isVendors ? null : <Whose fields={fields} set={set} issues={issues} />}
          <Kinds fields={fields} set={set} issues={issues} />
        </>
      )}
    </FormModal>
  );
}

interface PartProps {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
  readonly issues: FormIssues;
}

function Where({
  fields: { name, url, description, contact, language },
  set,
  issues,
  isNew,
}: PartProps & { readonly isNew: boolean }): ReactNode {
  const texts = useEndpointsTexts();
  const { optional } = useMoneyTexts();
  const named = (label: string): string => `${label} (${optional})`;
  return (
    <>
      <FormField label={texts.name} description={isNew ? texts.nameHelp : undefined} errorText={issues.of('/name')}>
        <Input value={name} disabled={!isNew} onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
      <FormField label={texts.url} description={texts.urlHelp} errorText={issues.of('/url')}>
        <Input value={url} type="url" onChange={({ detail }) => set({ url: detail.value })} />
      </FormField>
      <FormField label={named(texts.about)} errorText={issues.of('/description')}>
        <Input value={description} onChange={({ detail }) => set({ description: detail.value })} />
      </FormField>
      <FormField label={named(texts.contact)} description={texts.contactHelp} errorText={issues.of('/contact')}>
        <Input value={contact} type="email" onChange={({ detail }) => set({ contact: detail.value })} />
      </FormField>
      {contact.trim() === '' ? null : <MailLanguage language={language} set={set} issues={issues} />}
    </>
  );
}

/** Of the mail to the contact. */
function MailLanguage({ language, set, issues }: Pick<PartProps, 'set' | 'issues'> & Pick<Fields, 'language'>): ReactNode {
  const { contactLanguage } = useEndpointsTexts();
  return (
    <FormField label={contactLanguage} errorText={issues.of('/language')}>
      <Select
        options={MAIL_LANGUAGES}
        selectedOption={MAIL_LANGUAGES.find(({ value }) => value === language)!}
        onChange={({ detail }) => set({ language: detail.selectedOption.value as MessageLanguage })}
      />
    </FormField>
  );
}

/** The role and the vendors, which the customer chooses. */
function Whose({ fields: { role, vendors, kinds }, set, issues }: PartProps): ReactNode {
  const texts = useEndpointsTexts();
  const messages = useMessagesTexts();
  const all = useTexts();
  const known = (useVendors().data?.items ?? []).map(({ id, name }) => ({ value: id, label: id, description: name }));
  const roles = ROLES.map((value) => ({ value, label: roleName(value, messages, all) }));
  return (
    <>
      <FormField label={messages.role} description={texts.roleHelp} errorText={issues.of('/role')}>
        <Select
          options={roles}
          selectedOption={roles.find(({ value }) => value === role)!}
          onChange={({ detail }) => {
            const next = detail.selectedOption.value as Role;
            const may = possibleKinds(next);
            set({ role: next, kinds: kinds.filter((kind) => may.includes(kind)) });
          }}
        />
      </FormField>
      <FormField label={messages.vendors} description={texts.vendorsHelp} errorText={issues.of('/vendors')}>
        <Multiselect
          options={known}
          selectedOptions={vendors.map((value) => ({ value, label: value }))}
          onChange={({ detail }) => set({ vendors: detail.selectedOptions.map(({ value }) => value!) })}
        />
      </FormField>
    </>
  );
}

function Kinds({ fields: { role, kinds }, set, issues }: PartProps): ReactNode {
  const messages = useMessagesTexts();
  const options = possibleKinds(role).map((value) => ({ value, label: messages.kindNames[value] }));
  return (
    <FormField
      label={messages.kinds}
      description={messages.kindsHelp}
      constraintText={kindsShown(role, undefined, messages)}
      errorText={issues.of('/kinds')}
    >
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => kinds.includes(value))}
        onChange={({ detail }) => {
          const chosen = new Set(detail.selectedOptions.map(({ value }) => value));
          set({ kinds: possibleKinds(role).filter((kind) => chosen.has(kind)) });
        }}
      />
    </FormField>
  );
}
