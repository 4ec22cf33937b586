/** The stored contracts, and a way to a new one. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useContracts } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { contractPath } from '../parts/paths.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';

export function Contracts(): ReactNode {
  const texts = useTexts();
  const { session } = useSession();
  const contracts = useContracts();
  const mayWrite = session?.scopes.has('contracts:write') ?? false;
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={mayWrite ? <NewContract /> : undefined}>
          {texts.contracts}
        </Header>
      }
    >
      <Answer of={contracts}>
        {({ items, isCut }) => (
          <Table
            items={items}
            footer={isCut ? texts.cut : undefined}
            trackBy="id"
            empty={<Box textAlign="center">{texts.ofContracts.noContracts}</Box>}
            ariaLabels={{ tableLabel: texts.contracts }}
            columnDefinitions={[
              {
                id: 'title',
                header: texts.contract,
                isRowHeader: true,
                cell: ({ id, title }) => <LinkTo to={contractPath(id)}>{title}</LinkTo>,
              },
              { id: 'id', header: texts.ofContracts.id, cell: ({ id }) => id },
              { id: 'vendor', header: texts.vendor, cell: ({ vendor }) => vendor },
              { id: 'revision', header: texts.revision, cell: ({ revision }) => revision },
            ]}
          />
        )}
      </Answer>
    </ContentLayout>
  );
}

function NewContract(): ReactNode {
  const { ofContracts: texts } = useTexts();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const isId = /^[a-z0-9][a-z0-9-]*$/.test(id);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Input
        value={id}
        ariaLabel={texts.newContractId}
        placeholder={texts.newContractId}
        invalid={id !== '' && !isId}
        onChange={({ detail }) => setId(detail.value)}
      />
      <Button disabled={!isId} onClick={() => void navigate(`${contractPath(id)}?new`)}>
        {texts.newContract}
      </Button>
    </SpaceBetween>
  );
}
