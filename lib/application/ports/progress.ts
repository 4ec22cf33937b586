/** How far a scheduled task went through its list. */
export interface ProgressMark {
  /** Position of the last item that was begun or done; the next run goes on behind it. */
  readonly after: string;
  /** The item at `after` was begun, and nothing says that it was done. */
  readonly begun?: boolean;
}

export interface ProgressStore {
  get(task: string): Promise<ProgressMark | undefined>;
  /** @param mark absent: the list was done, and the next run begins at its start. */
  put(task: string, mark: ProgressMark | undefined): Promise<void>;
}
