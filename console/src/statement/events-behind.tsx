/**
 * The events behind a line with their payloads, from the bundle of the revision: what it rests on, also where an event was corrected since.
 * Whoever may read the statement may read it.
 */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMoneyTexts } from '../text/catalogue.ts';
import { readStatementBundle } from '../../../lib/application/statements/verify-statement.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { collectEvents } from '../../../lib/domain/statement/restatement.ts';
import { readable } from '../../../lib/presentation/reasons/names.ts';
import { ofSender } from '../../../lib/presentation/written.ts';
import type { StoredFact } from '../../../lib/schemas/stored-fact.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useBundleOf } from '../parts/bundle.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { useSession } from '../session/session.tsx';
import { ExactInstant } from '../parts/exact-instant.tsx';

interface EventsBehindProps {
  readonly issued: IssuedStatement;
  readonly line: number;
}

/** The facts of a revision by "sender|id". */
function useFacts(id: string, revision: number) {
  const { session } = useSession();
  const bundleOf = useBundleOf();
  return useQuery({
    queryKey: [session?.subject, 'bundle-facts', id, revision],
    staleTime: Infinity,
    queryFn: async (): Promise<ReadonlyMap<string, StoredFact>> => {
      const bundle = readStatementBundle(JSON.parse(await bundleOf(id, revision)));
      return new Map((bundle?.evidence.facts ?? []).map((fact) => [`${fact.sender}|${fact.id}`, fact]));
    },
  });
}

export function EventsBehind({ issued, line }: EventsBehindProps): ReactNode {
  const facts = useFacts(issued.id, issued.revision);
  const events = new Set<string>();
  collectEvents(issued.statement.lines.find(({ number }) => number === line)?.reasons ?? [], events);
  return <Answer of={facts}>{(found) => <Events issued={issued} facts={[...events].map((event) => [event, found.get(event)])} />}</Answer>;
}

interface EventsProps {
  readonly issued: IssuedStatement;
  readonly facts: readonly (readonly [event: string, fact: StoredFact | undefined])[];
}

function Events({ issued: { statement }, facts }: EventsProps): ReactNode {
  const texts = useMoneyTexts();
  const { session } = useSession();
  const { zone } = statement.period;
  const time = (instant: string): ReactNode => <ExactInstant at={instant} zone={zone} />;
  const mayRead = session?.scopes.has('evidence:read') ?? false;
  const evidence = `/evidence?vendor=${encodeURIComponent(statement.contract.vendor.id)}&month=`;
  return (
    <DataTable
      isPart
      title={texts.eventsBehind}
      columns={[
        { name: texts.eventType },
        { name: texts.occurred },
        { name: texts.received },
        { name: texts.sender },
        { name: texts.payload },
      ]}
      rows={facts.map(([event, fact]) =>
        fact
          ? [
              <SpaceBetween key="event" size="xxs">
                <Box variant="strong">{ofSender(fact.id)}</Box>
                <span>{fact.type}</span>
                {mayRead && <LinkTo to={`${evidence}${fact.occurredAt.slice(0, 7)}`}>{texts.toEvidence}</LinkTo>}
              </SpaceBetween>,
              time(fact.occurredAt),
              time(fact.receivedAt),
              ofSender(fact.sender),
              <Payload key="payload" fact={fact} />,
            ]
          : [ofSender(event), texts.noPayload, '', '', ''],
      )}
    />
  );
}

function Payload({ fact: { component, body } }: { readonly fact: StoredFact }): ReactNode {
  const members = Object.entries({ ...(component !== undefined && { component }), ...body });
  return (
    <SpaceBetween size="xxs">
      {members.map(([name, value]) => (
        <span key={name}>{`${readable(name)}: ${ofSender(typeof value === 'string' ? value : JSON.stringify(value))}`}</span>
      ))}
    </SpaceBetween>
  );
}
