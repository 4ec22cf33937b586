/** The mails of a month, and whether they were sent; each with its text. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { Answer } from '../parts/answer.tsx';
import { Choice } from '../parts/choice.tsx';
import { Instant } from '../parts/instant.tsx';
import { monthsUntil } from '../parts/months.ts';
import { ShownModal } from '../parts/shown-modal.tsx';
import Table from '../parts/table.tsx';
import { useAddress } from '../parts/use-address.ts';
import { usePaging } from '../parts/use-paging.tsx';
import { useMessagesTexts } from '../text/catalogue.ts';
import { type MessageEntry, useMessage, useMessages } from './use-messages.ts';

const ROWS = 25;

const STATUS: Readonly<Record<MessageEntry['state'], StatusIndicatorProps.Type>> = {
  sending: 'in-progress',
  sent: 'success',
  failed: 'error',
};

export function SentMessages(): ReactNode {
  const [chosen, setMonth] = useAddress('month', false);
  const months = monthsUntil(new Date());
  const month = months.find((one) => one === chosen) ?? months[0]!;
  const messages = useMessages(month);
  const [open, setOpen] = useAddress('message');
  return (
    <>
      <Answer of={messages}>
        {({ items, isCut }) => (
          <MessagesTable
            messages={items}
            isCut={isCut}
            choice={<MonthChoice month={month} months={months} onChoose={setMonth} />}
            onOpen={setOpen}
          />
        )}
      </Answer>
      {open === undefined ? null : <OpenMessage id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface MonthChoiceProps {
  readonly month: string;
  readonly months: readonly string[];
  readonly onChoose: (month: string) => void;
}

function MonthChoice({ month, months, onChoose }: MonthChoiceProps): ReactNode {
  const texts = useMessagesTexts();
  return (
    <Choice
      ariaLabel={texts.month}
      selectedOption={{ value: month, label: month }}
      options={months.map((value) => ({ value, label: value }))}
      onChange={({ detail }) => onChoose(detail.selectedOption.value!)}
    />
  );
}

interface MessagesTableProps {
  readonly messages: readonly MessageEntry[];
  readonly isCut: boolean;
  readonly choice: ReactNode;
  readonly onOpen: (id: string) => void;
}

function MessagesTable({ messages, isCut, choice, onOpen }: MessagesTableProps): ReactNode {
  const texts = useMessagesTexts();
  const { from, to, pagination } = usePaging(messages.length, ROWS, 'messages');
  return (
    <Table
      items={messages.slice(from, to)}
      trackBy="id"
      pagination={pagination}
      header={
        <Header variant="h2" counter={`(${messages.length})`} actions={choice}>
          {texts.sent}
        </Header>
      }
      footer={isCut ? texts.cut : undefined}
      empty={<Box textAlign="center">{texts.noMessages}</Box>}
      ariaLabels={{ tableLabel: texts.sent }}
      columnDefinitions={[
        { id: 'at', header: texts.at, cell: ({ at }) => <Instant at={at} /> },
        {
          id: 'subject',
          header: texts.subject,
          isRowHeader: true,
          minWidth: 240,
          cell: ({ id, subject }) => (
            <Button variant="inline-link" onClick={() => onOpen(id)}>
              {subject}
            </Button>
          ),
        },
        { id: 'kind', header: texts.kind, cell: ({ kind }) => texts.kindNames[kind] },
        { id: 'to', header: texts.to, cell: ({ to: address }) => address },
        { id: 'state', header: texts.state, cell: (message) => <State of={message} /> },
      ]}
    />
  );
}

/** The first attempt is not counted out. */
function State({ of: { state, attempts } }: { readonly of: Pick<MessageEntry, 'state' | 'attempts'> }): ReactNode {
  const texts = useMessagesTexts();
  return (
    <StatusIndicator type={STATUS[state]}>
      {attempts > 1 ? `${texts.states[state]} (${texts.attempts(attempts)})` : texts.states[state]}
    </StatusIndicator>
  );
}

function OpenMessage({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const texts = useMessagesTexts();
  const message = useMessage(id);
  return (
    <ShownModal title={message.data?.subject ?? texts.text} onClose={onClose}>
      <Answer of={message}>
        {({ to, at, attached, text, ...rest }) => (
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={2}
              items={[
                { label: texts.to, value: to },
                { label: texts.at, value: <Instant at={at} /> },
                { label: texts.state, value: <State of={rest} /> },
                { label: texts.attached, value: attached.join(', ') || texts.none },
              ]}
            />
            <Box variant="pre">{text}</Box>
          </SpaceBetween>
        )}
      </Answer>
    </ShownModal>
  );
}
