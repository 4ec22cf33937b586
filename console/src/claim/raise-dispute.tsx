/** A party says that lines of the newest statement, or events behind them, are wrong, and by how much. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { paths } from '../../../client/api.ts';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { lineKey } from '../../../lib/domain/claims/balances.ts';
import { positiveAmountIssue } from '../../../lib/domain/claims/negative-or-zero-amounts.ts';
import { errorIssue } from '../../../lib/domain/issue.ts';
import { useApi } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useMoneyTexts, useTexts } from '../text/catalogue.ts';
import type { LineName } from './claim-words.ts';

type Body = paths['/v1/disputes']['post']['requestBody']['content']['application/json'];

interface RaiseDisputeProps {
  readonly claim: ReadClaim;
  readonly nameOf: LineName;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const FIELDS = ['/lines', '/events', '/amount', '/reason'] as const;

export function RaiseDispute({ claim, nameOf, onClose, onDone }: RaiseDisputeProps): ReactNode {
  const texts = useMoneyTexts();
  const { reason: why } = useTexts();
  const { contract, period, currency, lines } = claim;
  const api = useApi();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [events, setEvents] = useState('');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const submission = useSubmission(
    (body: Body, key) => api.POST('/v1/disputes', { params: { header: { 'idempotency-key': key } }, body }),
    () => {
      onDone();
      onClose();
    },
  );
  const named = lines.filter((line) => chosen.includes(lineKey(line)));
  const body: Body = {
    contract,
    period,
    lines: named.map(({ credit, index, component }) => ({ credit, index, ...(component !== undefined && { component }) })),
    events: events.split(/\s+/).filter(Boolean),
    amount: amount.trim(),
    reason: reason.trim(),
  };
  const found =
    positiveAmountIssue(body.amount, currency, '/amount') ??
    (body.reason === '' ? errorIssue('missing', '/reason', texts.needed) : undefined);
  const options = lines.map((line) => ({ value: lineKey(line), label: nameOf(line) }));
  return (
    <FormModal title={texts.raise} action={texts.raise} fields={FIELDS} body={body} found={found} submission={submission} onClose={onClose}>
      {(issues) => (
        <>
          <FormField label={texts.linesOf} description={texts.linesHelp} errorText={issues.of('/lines')}>
            <Multiselect
              options={options}
              selectedOptions={options.filter(({ value }) => chosen.includes(value))}
              onChange={({ detail }) => setChosen(detail.selectedOptions.map(({ value }) => value!))}
            />
          </FormField>
          <FormField label={`${texts.events} (${texts.optional})`} description={texts.eventsHelp} errorText={issues.of('/events')}>
            <Input value={events} onChange={({ detail }) => setEvents(detail.value)} />
          </FormField>
          <FormField label={texts.wrongBy(currency)} errorText={issues.of('/amount')}>
            <Input value={amount} inputMode="decimal" onChange={({ detail }) => setAmount(detail.value)} />
          </FormField>
          <FormField label={why} description={texts.noteHelp} errorText={issues.of('/reason')}>
            <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
