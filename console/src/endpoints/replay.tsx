/** Deliveries are sent again: one, or all since a day. */
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import { type ReactNode, useState } from 'react';
import { errorIssue } from '../../../lib/domain/issue.ts';
import { type Answered, useApi } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useEndpointsTexts } from '../text/catalogue.ts';

interface ReplayProps {
  /** Of the endpoint. */
  readonly name: string;
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

interface Replayed {
  readonly replayed: number;
  readonly cursor?: string;
}

function useReplay({ name, onDone, onClose }: ReplayProps) {
  const api = useApi();
  const texts = useEndpointsTexts();
  return useSubmission(
    async (body: { readonly delivery?: string; readonly since?: string }): Promise<Answered<Replayed>> => {
      // A page at a time, until all are sent again.
      let [replayed, cursor]: [number, string | undefined] = [0, undefined];
      for (;;) {
        const { data, error, response }: Answered<Replayed> = await api.POST('/v1/endpoints/{name}/replays', {
          params: { path: { name } },
          body: { ...body, ...(cursor !== undefined && { cursor }) },
        });
        if (data === undefined) return { error, response };
        replayed += data.replayed;
        cursor = data.cursor;
        if (cursor === undefined) return { data: { replayed }, response };
      }
    },
    ({ replayed }) => {
      onDone(texts.replayed(replayed));
      onClose();
    },
  );
}

export function ReplayOne({ id, ...given }: ReplayProps & { readonly id: string }): ReactNode {
  const texts = useEndpointsTexts();
  const submission = useReplay(given);
  return (
    <FormModal
      title={texts.replayOf(id)}
      action={texts.replay}
      fields={[]}
      body={{ delivery: id }}
      found={undefined}
      submission={submission}
      onClose={given.onClose}
    >
      {() => texts.replayHelp}
    </FormModal>
  );
}

export function ReplaySince(given: ReplayProps): ReactNode {
  const texts = useEndpointsTexts();
  const [since, setSince] = useState('');
  const submission = useReplay(given);
  const found = /^\d{4}-\d{2}-\d{2}$/.test(since) ? undefined : errorIssue('missing', '/since', texts.noDay);
  return (
    <FormModal
      title={texts.replaySince}
      action={texts.replay}
      fields={['/since']}
      body={{ since }}
      found={found}
      submission={submission}
      onClose={given.onClose}
    >
      {(issues) => (
        <FormField label={texts.replaySince} description={texts.replaySinceHelp} errorText={issues.of('/since')}>
          <DateInput format="iso" value={since} placeholder="YYYY-MM-DD" onChange={({ detail }) => setSince(detail.value)} />
        </FormField>
      )}
    </FormModal>
  );
}
