/** Where events are sent, and how each endpoint stands. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { EndpointForm } from '../endpoints/endpoint-form.tsx';
import { EndpointState } from '../endpoints/endpoint-state.tsx';
import { kindsShown } from '../endpoints/kinds.ts';
import { type Done, SecretShown } from '../endpoints/secret-shown.tsx';
import { type Endpoint, useEndpoints, useMayWrite } from '../endpoints/use-endpoints.ts';
import { roleName } from '../messages/kind-names.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { endpointPath } from '../parts/paths.ts';
import Table from '../parts/table.tsx';
import { useAddress } from '../parts/use-address.ts';
import { usePaging } from '../parts/use-paging.tsx';
import { useEndpointsTexts, useMessagesTexts, useTexts } from '../text/catalogue.ts';

const ROWS = 25;

export function Endpoints(): ReactNode {
  const all = useTexts();
  const endpoints = useEndpoints();
  const texts = useEndpointsTexts();
  const [done, setDone] = useState<Done>();
  const location = useLocation();
  const ended = (location.state as { readonly ended?: string } | null)?.ended;
  return (
    <ContentLayout header={<Header variant="h1">{all.endpoints}</Header>}>
      <SpaceBetween size="l">
        {ended !== undefined && <Alert type="success">{texts.ended(ended)}</Alert>}
        {done && ('made' in done ? <SecretShown key={done.made.secret} made={done.made} /> : <Alert type="warning">{done.said}</Alert>)}
        <Answer of={endpoints}>{({ items }) => <EndpointsTable endpoints={items} onDone={setDone} />}</Answer>
      </SpaceBetween>
    </ContentLayout>
  );
}

interface EndpointsTableProps {
  readonly endpoints: readonly Endpoint[];
  readonly onDone: (done: Done) => void;
}

function EndpointsTable({ endpoints, onDone }: EndpointsTableProps): ReactNode {
  const all = useTexts();
  const texts = useEndpointsTexts();
  const mayWrite = useMayWrite();
  const [form, setForm] = useAddress('form');
  const { from, to, pagination } = usePaging(endpoints.length, ROWS, 'endpoints');
  const columns = useColumns();
  return (
    <>
      <Table
        items={endpoints.slice(from, to)}
        trackBy="name"
        pagination={pagination}
        header={
          <Header
            variant="h2"
            counter={`(${endpoints.length})`}
            description={texts.intro}
            actions={mayWrite ? <Button onClick={() => setForm('add')}>{texts.add}</Button> : undefined}
          >
            {all.endpoints}
          </Header>
        }
        empty={<Box textAlign="center">{texts.none}</Box>}
        ariaLabels={{ tableLabel: all.endpoints }}
        columnDefinitions={columns}
      />
      {mayWrite && form === 'add' ? (
        <EndpointForm
          given={undefined}
          taken={endpoints.map(({ name }) => name)}
          onClose={() => setForm(undefined)}
          onDone={(name, secret) => onDone(secret === undefined ? { said: texts.noSecret(name) } : { made: { name, secret } })}
        />
      ) : null}
    </>
  );
}

function useColumns() {
  const all = useTexts();
  const texts = useEndpointsTexts();
  const messages = useMessagesTexts();
  return [
    {
      id: 'name',
      header: texts.name,
      isRowHeader: true,
      cell: ({ name }: Endpoint) => <LinkTo to={endpointPath(name)}>{name}</LinkTo>,
    },
    { id: 'url', header: texts.url, minWidth: 200, cell: ({ url }: Endpoint) => url },
    { id: 'state', header: texts.state, minWidth: 150, cell: (endpoint: Endpoint) => <EndpointState of={endpoint} /> },
    { id: 'role', header: messages.role, cell: ({ role }: Endpoint) => roleName(role, messages, all) },
    { id: 'vendors', header: messages.vendors, cell: ({ vendors }: Endpoint) => vendors?.join(', ') ?? messages.allVendors },
    { id: 'kinds', header: messages.kinds, minWidth: 200, cell: ({ role, kinds }: Endpoint) => kindsShown(role, kinds, messages) },
  ];
}
