/** A value as it was when it last stayed the same for a while: what is made from it is not made again by each step towards it. */
import { startTransition, useEffect, useState } from 'react';

/** @param ms without a change. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
