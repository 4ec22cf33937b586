/** A form that is sent: once, however often it is clicked, and what the API says to it. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from '../../../client/api.ts';
import { type Answered, ProblemError, useAsk } from '../api.ts';

export interface Submission<B> {
  readonly submit: (body: B) => Promise<void>;
  readonly isBusy: boolean;
  /** Of the last attempt. */
  readonly problem: Problem | undefined;
}

/** An answer by which the request may still be carried out, or is: the same attempt goes on under its key. */
const isOpen = ({ status, code }: Problem): boolean => status >= 500 || code === 'in-progress';

/**
 * What is sent again without an answer, such as after a failure of the network, has the same Idempotency-Key and counts once. What is sent
 * after an answer is another request. Whatever came of it, every view asks again, so that it shows what is so now.
 */
export function useSubmission<B, T>(
  send: (body: B, key: string) => Promise<Answered<T>>,
  onDone: (answer: T, status: number) => void,
  onProblem?: (problem: Problem) => void,
): Submission<B> {
  const ask = useAsk();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const attempt = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const running = useRef(false);
  const submit = async (body: B): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const text = JSON.stringify(body);
    if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    try {
      const answered = await send(body, attempt.current.key);
      const answer = await ask(Promise.resolve(answered));
      attempt.current = undefined;
      setProblem(undefined);
      onDone(answer, answered.response.status);
    } catch (error) {
      const found = error instanceof ProblemError ? error.problem : { title: (error as Error).message, status: 0, code: '', type: '' };
      if (error instanceof ProblemError && !isOpen(found)) attempt.current = undefined;
      setProblem(found);
      onProblem?.(found);
    } finally {
      running.current = false;
      setBusy(false);
      await client.invalidateQueries();
    }
  };
  return { submit, isBusy, problem };
}
