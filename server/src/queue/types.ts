/** Decides who works on which task, and when. The task rows stay the truth. */
export interface Queue {
  /** Begins to work, with what was left over from before the last stop. */
  start(): void;
  /** There may be work: look now instead of at the next poll. */
  notify: () => void;
  /** Takes nothing new, finishes what it has within the bound, hands the rest back. */
  stop(): Promise<void>;
}
