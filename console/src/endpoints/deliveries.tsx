/** The deliveries to an endpoint, the newest first: each with its attempts and its body, and the way to send it again. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { DeliveryState } from '../../../lib/application/ports/endpoints.ts';
import { Answer } from '../parts/answer.tsx';
import { Choice } from '../parts/choice.tsx';
import { numbers } from '../parts/data-table.tsx';
import { Instant } from '../parts/instant.tsx';
import { More } from '../parts/more.tsx';
import Table from '../parts/table.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useEndpointsTexts } from '../text/catalogue.ts';
import { DeliveryShown } from './delivery-shown.tsx';
import { DeliveryStateShown, STATES, outcomeOf } from './delivery-state.tsx';
import { ReplayOne, ReplaySince } from './replay.tsx';
import { type DeliveryEntry, type Endpoint, useDeliveries, useMayWrite } from './use-endpoints.ts';

interface DeliveriesProps {
  readonly endpoint: Endpoint;
  readonly onDone: (said: string) => void;
}

export function Deliveries({ endpoint: { name, state: stands }, onDone }: DeliveriesProps): ReactNode {
  const [asked, setState] = useAddress('state', false);
  const state = STATES.find((one) => one === asked);
  const deliveries = useDeliveries(name, state);
  const [doing, setDoing] = useAddress('delivery');
  // "show msg_1", "replay msg_1", "since"
  const [what, id = ''] = doing?.split(' ') ?? [];
  const mayReplay = useMayWrite() && stands === 'enabled';
  const dialog = { name, onDone, onClose: () => setDoing(undefined) };
  return (
    <>
      <Answer of={deliveries}>
        {({ pages }) => (
          <SpaceBetween size="s">
            <DeliveriesTable
              deliveries={pages.flatMap(({ items }) => items)}
              mayReplay={mayReplay}
              choice={<StateChoice state={state} onChoose={setState} />}
              onDo={setDoing}
            />
            <More of={deliveries} />
          </SpaceBetween>
        )}
      </Answer>
      {what === 'show' ? <DeliveryShown name={name} id={id} onClose={dialog.onClose} /> : null}
      {mayReplay && what === 'replay' ? <ReplayOne {...dialog} id={id} /> : null}
      {mayReplay && what === 'since' ? <ReplaySince {...dialog} /> : null}
    </>
  );
}

interface StateChoiceProps {
  readonly state: DeliveryState | undefined;
  readonly onChoose: (state: string | undefined) => void;
}

function StateChoice({ state, onChoose }: StateChoiceProps): ReactNode {
  const texts = useEndpointsTexts();
  const options = [{ value: '', label: texts.anyState }, ...STATES.map((value) => ({ value, label: texts.states[value] }))];
  return (
    <Choice
      ariaLabel={texts.state}
      selectedOption={options.find(({ value }) => value === (state ?? ''))!}
      options={options}
      onChange={({ detail }) => onChoose(detail.selectedOption.value || undefined)}
    />
  );
}

interface DeliveriesTableProps {
  readonly deliveries: readonly DeliveryEntry[];
  readonly mayReplay: boolean;
  readonly choice: ReactNode;
  readonly onDo: (what: string) => void;
}

function DeliveriesTable({ deliveries, mayReplay, choice, onDo }: DeliveriesTableProps): ReactNode {
  const texts = useEndpointsTexts();
  return (
    <Table
      items={deliveries}
      trackBy="id"
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {choice}
              {mayReplay && deliveries.length > 0 ? <Button onClick={() => onDo('since')}>{texts.replaySince}</Button> : null}
            </SpaceBetween>
          }
        >
          {texts.deliveries}
        </Header>
      }
      empty={<Box textAlign="center">{texts.noDeliveries}</Box>}
      ariaLabels={{ tableLabel: texts.deliveries }}
      columnDefinitions={[
        { id: 'at', header: texts.at, cell: ({ at }) => <Instant at={at} form="seconds" /> },
        {
          id: 'type',
          header: texts.type,
          isRowHeader: true,
          minWidth: 160,
          cell: ({ id, type }) => (
            <Button variant="inline-link" onClick={() => onDo(`show ${id}`)}>
              {type}
            </Button>
          ),
        },
        { id: 'state', header: texts.state, cell: ({ state }) => <DeliveryStateShown state={state} /> },
        numbers<DeliveryEntry>({ id: 'attempts', header: texts.attempts, cell: ({ attempted }) => attempted }),
        { id: 'last', header: texts.last, cell: ({ attempts }) => outcomeOf(attempts.at(-1)) },
        { id: 'next', header: texts.next, cell: ({ nextAt }) => (nextAt === undefined ? '' : <Instant at={nextAt} />) },
        ...(mayReplay
          ? [
              {
                id: 'replay',
                header: texts.replay,
                cell: ({ id }: DeliveryEntry) => (
                  <Button variant="inline-link" ariaLabel={texts.replayOf(id)} onClick={() => onDo(`replay ${id}`)}>
                    {texts.replay}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
