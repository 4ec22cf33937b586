/** One endpoint: how it stands, its secrets, its deliveries, and what may be done with it. */
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate, useParams } from 'react-router';
import { Deliveries } from '../endpoints/deliveries.tsx';
import { EndpointActions } from '../endpoints/endpoint-actions.tsx';
import { EndpointState } from '../endpoints/endpoint-state.tsx';
import { kindsShown } from '../endpoints/kinds.ts';
import { type Done, SecretShown } from '../endpoints/secret-shown.tsx';
import { type Endpoint, useEndpoints } from '../endpoints/use-endpoints.ts';
import { roleName } from '../messages/kind-names.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Instant } from '../parts/instant.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { MAIL_LANGUAGE_NAMES, useEndpointsTexts, useMessagesTexts, useTexts } from '../text/catalogue.ts';

export function EndpointPage(): ReactNode {
  const { name = '' } = useParams();
  const all = useTexts();
  const endpoints = useEndpoints();
  const navigate = useNavigate();
  const [isEnded, setIsEnded] = useState(false);
  const onEnded = (): void => {
    // Before anything asks again for what is no more.
    flushSync(() => setIsEnded(true));
    void navigate('/endpoints', { replace: true, state: { ended: name } });
  };
  if (isEnded) return null;
  return (
    <Answer of={endpoints} title={name}>
      {({ items }) => {
        const endpoint = items.find((one) => one.name === name);
        return endpoint ? (
          <Shown key={name} endpoint={endpoint} onEnded={onEnded} />
        ) : (
          <ContentLayout header={<Header variant="h1">{all.notFound}</Header>}>
            <LinkTo to="/endpoints">{all.endpoints}</LinkTo>
          </ContentLayout>
        );
      }}
    </Answer>
  );
}

interface ShownProps {
  readonly endpoint: Endpoint;
  readonly onEnded: () => void;
}

function Shown({ endpoint, onEnded }: ShownProps): ReactNode {
  const [done, setDone] = useState<Done>();
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<EndpointActions endpoint={endpoint} onDone={setDone} onEnded={onEnded} />}>
          {endpoint.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {done && ('made' in done ? <SecretShown key={done.made.secret} made={done.made} /> : <Alert type="success">{done.said}</Alert>)}
        <Facts endpoint={endpoint} />
        <Secrets endpoint={endpoint} />
        <Deliveries endpoint={endpoint} onDone={(said) => setDone({ said })} />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Facts({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  const all = useTexts();
  const texts = useEndpointsTexts();
  const messages = useMessagesTexts();
  const { url, role, vendors, kinds, description, contact, language = 'en', createdAt, changedAt, failingSince, restsUntil } = endpoint;
  const text = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  const instant = (label: string, at: string | undefined) => (at === undefined ? [] : [{ label, value: <Instant at={at} /> }]);
  return (
    <Container>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.url, value: url },
          { label: texts.state, value: <EndpointState of={endpoint} /> },
          ...instant(texts.failingSince, failingSince),
          ...instant(texts.restsUntil, restsUntil),
          { label: messages.role, value: roleName(role, messages, all) },
          { label: messages.vendors, value: vendors?.join(', ') ?? messages.allVendors },
          { label: messages.kinds, value: kindsShown(role, kinds, messages) },
          ...text(texts.about, description),
          ...text(texts.contact, contact),
          ...text(texts.contactLanguage, contact === undefined ? undefined : MAIL_LANGUAGE_NAMES[language]),
          ...instant(texts.createdAt, createdAt),
          ...instant(texts.changedAt, changedAt),
        ]}
      />
    </Container>
  );
}

function Secrets({ endpoint: { secrets } }: { readonly endpoint: Endpoint }): ReactNode {
  const texts = useEndpointsTexts();
  return (
    <DataTable
      title={texts.secrets}
      address="secrets"
      columns={[{ name: texts.fingerprint }, { name: texts.since }, { name: texts.until }]}
      rows={secrets.map(({ fingerprint, since, until }) => [
        fingerprint,
        <Instant key="since" at={since} />,
        until === undefined ? texts.untilNext : <Instant key="until" at={until} />,
      ])}
    />
  );
}
