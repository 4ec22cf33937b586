/** What a correction would make of an event: its members as they count now, and as they would count. */
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMoneyTexts } from '../text/catalogue.ts';
import { readable } from '../../../lib/presentation/reasons/names.ts';
import { type Approval, useApi, useAsk } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useSession } from '../session/session.tsx';

type Members = Readonly<Record<string, unknown>>;

interface Correction {
  readonly vendor: string;
  readonly month: string;
  readonly component?: string;
  readonly sender: string;
  readonly id: string;
  readonly reason: string;
  /** Absent: the event is withdrawn. */
  readonly replacement?: Members;
}

export function CorrectionChange({ approval: { request } }: { readonly approval: Approval }): ReactNode {
  const texts = useMoneyTexts();
  const body = JSON.parse(request.body) as Correction;
  if (request.route !== 'POST /v1/corrections')
    return <Box>{texts.remapped(decodeURIComponent(request.path.split('/').at(-2) ?? ''), body.vendor, body.month)}</Box>;
  return <OneCorrection correction={body} />;
}

/** The event as it counts now; null where it is not found. */
function useEvent({ vendor, month, component, sender, id }: Correction, mayRead: boolean) {
  const api = useApi();
  const ask = useAsk();
  const { session } = useSession();
  return useQuery({
    queryKey: [session?.subject, 'corrected', vendor, month, component, sender, id],
    enabled: mayRead,
    queryFn: async (): Promise<Members | null> => {
      let cursor: string | undefined;
      do {
        const query = { vendor, month, limit: 100, ...(component !== undefined && { component }), ...(cursor !== undefined && { cursor }) };
        const page = await ask(api.GET('/v1/evidence', { params: { query } }));
        const found = page.items.find(({ event }) => event.id === id && event.sender === sender);
        const { type, occurredAt, component: of, body } = found?.event ?? {};
        if (found) return { type, occurredAt, ...(of !== undefined && { component: of }), ...body };
        ({ cursor } = page);
      } while (cursor !== undefined);
      return null;
    },
  });
}

function OneCorrection({ correction }: { readonly correction: Correction }): ReactNode {
  const texts = useMoneyTexts();
  const { session } = useSession();
  const mayRead = session?.scopes.has('evidence:read') ?? false;
  const event = useEvent(correction, mayRead);
  const { sender, id, reason } = correction;
  return (
    <SpaceBetween size="m">
      <Box>{`${sender}, ${id}: ${reason}`}</Box>
      {mayRead ? (
        <Answer of={event}>{(found) => <Compared before={found ?? {}} correction={correction} />}</Answer>
      ) : (
        <>
          <Box color="text-body-secondary">{texts.eventUnseen}</Box>
          <Compared before={{}} correction={correction} />
        </>
      )}
    </SpaceBetween>
  );
}

const text = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);

function Compared({ before, correction: { replacement } }: { readonly before: Members; readonly correction: Correction }): ReactNode {
  const texts = useMoneyTexts();
  const names = [...new Set([...Object.keys(before), ...Object.keys(replacement ?? {})])];
  return (
    <DataTable
      isPart
      title={texts.wouldChange}
      columns={[{ name: texts.payload }, { name: texts.before }, { name: texts.after }]}
      rows={names.map((name, i) => [
        readable(name),
        text(before[name]),
        replacement ? text(replacement[name]) : i === 0 ? texts.withdrawnEvent : '–',
      ])}
    />
  );
}
