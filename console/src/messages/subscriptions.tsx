/** Who gets which messages; those who may add one, change it and end it. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useApi } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import Table from '../parts/table.tsx';
import { useAddress } from '../parts/use-address.ts';
import { usePaging } from '../parts/use-paging.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useSession } from '../session/session.tsx';
import { MAIL_LANGUAGE_NAMES, useMessagesTexts, useTexts } from '../text/catalogue.ts';
import { kindNames, kindsOfRole, roleName } from './kind-names.ts';
import { SubscriptionForm } from './subscription-form.tsx';
import { type Subscription, useSubscriptions } from './use-messages.ts';

const ROWS = 25;

export function Subscriptions(): ReactNode {
  const subscriptions = useSubscriptions();
  return <Answer of={subscriptions}>{({ items }) => <SubscriptionsTable subscriptions={items} />}</Answer>;
}

function SubscriptionsTable({ subscriptions }: { readonly subscriptions: readonly Subscription[] }): ReactNode {
  const texts = useMessagesTexts();
  const { ofEvidence } = useTexts();
  const { session } = useSession();
  // "add", "change treasury", "end treasury"
  const [form, setForm] = useAddress('form');
  const [done, setDone] = useState<string>();
  const [what, name] = form?.split(' ') ?? [];
  const mayWrite = session?.scopes.has('messages:write') ?? false;
  const chosen = subscriptions.find((one) => one.name === name);
  const { from, to, pagination } = usePaging(subscriptions.length, ROWS, 'subscriptions');
  const close = (): void => setForm(undefined);
  const columns = useColumns();
  const onDone = (changed: string): void => setDone(texts.done(changed));
  const taken = subscriptions.map((one) => one.name);
  return (
    <>
      {done !== undefined && <Alert type="success">{done}</Alert>}
      <Table
        items={subscriptions.slice(from, to)}
        trackBy="name"
        pagination={pagination}
        header={
          <Header
            variant="h2"
            counter={`(${subscriptions.length})`}
            description={texts.intro}
            actions={mayWrite ? <Button onClick={() => setForm('add')}>{texts.add}</Button> : undefined}
          >
            {texts.subscriptions}
          </Header>
        }
        empty={<Box textAlign="center">{texts.noSubscriptions}</Box>}
        ariaLabels={{ tableLabel: texts.subscriptions }}
        columnDefinitions={mayWrite ? [...columns, actions(ofEvidence.actions, texts, setForm)] : columns}
      />
      {mayWrite && what === 'add' ? <SubscriptionForm given={undefined} taken={taken} onClose={close} onDone={onDone} /> : null}
      {mayWrite && what === 'change' && chosen ? (
        <SubscriptionForm key={chosen.name} given={chosen} taken={taken} onClose={close} onDone={onDone} />
      ) : null}
      {mayWrite && what === 'end' && chosen ? (
        <EndSubscription name={chosen.name} onClose={close} onDone={() => setDone(texts.ended(chosen.name))} />
      ) : null}
    </>
  );
}

function useColumns() {
  const texts = useMessagesTexts();
  const all = useTexts();
  return [
    { id: 'name', header: texts.name, isRowHeader: true, cell: ({ name }: Subscription) => name },
    { id: 'address', header: texts.address, cell: ({ address }: Subscription) => address },
    { id: 'language', header: texts.language, cell: ({ language }: Subscription) => MAIL_LANGUAGE_NAMES[language] },
    { id: 'role', header: texts.role, cell: ({ role }: Subscription) => roleName(role, texts, all) },
    { id: 'vendors', header: texts.vendors, cell: ({ vendors }: Subscription) => vendors?.join(', ') ?? texts.allVendors },
    {
      id: 'kinds',
      header: texts.kinds,
      minWidth: 200,
      cell: ({ kinds, role }: Subscription) => (kinds ? kindNames(kinds, texts) : kindsOfRole(role, texts)),
    },
  ];
}

const actions = (header: string, texts: ReturnType<typeof useMessagesTexts>, open: (form: string) => void) => ({
  id: 'do',
  header,
  minWidth: 170,
  cell: ({ name }: Subscription) => (
    <SpaceBetween direction="horizontal" size="xs">
      <Button ariaLabel={texts.changeOf(name)} onClick={() => open(`change ${name}`)}>
        {texts.change}
      </Button>
      <Button ariaLabel={texts.endOf(name)} onClick={() => open(`end ${name}`)}>
        {texts.end}
      </Button>
    </SpaceBetween>
  ),
});

interface EndSubscriptionProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function EndSubscription({ name, onClose, onDone }: EndSubscriptionProps): ReactNode {
  const texts = useMessagesTexts();
  const api = useApi();
  const submission = useSubmission(
    (path: { readonly name: string }) => api.DELETE('/v1/subscriptions/{name}', { params: { path } }),
    () => {
      onDone();
      onClose();
    },
  );
  return (
    <FormModal
      title={texts.endOf(name)}
      action={texts.end}
      fields={[]}
      body={{ name }}
      found={undefined}
      submission={submission}
      onClose={onClose}
    >
      {() => texts.endHelp}
    </FormModal>
  );
}
