interface Letter {
  key: string;
  send: () => Promise<void>;
}

/** Sends one after the other, in the order in which a person decided. */
export interface Outbox {
  /** `send` says itself what became of it; whatever it throws is no reason to stop. */
  add(key: string, send: () => Promise<void>): void;
  /** Takes the last letter of this key back. @returns whether it had not gone out yet */
  recall(key: string): boolean;
  /** With the one that is under way. */
  size(): number;
}

/** @param changed told how many there are whenever that changes */
export function createOutbox(changed: (size: number) => void): Outbox {
  const letters: Letter[] = [];
  let sending = false;

  const size = () => letters.length + (sending ? 1 : 0);

  const work = async (): Promise<void> => {
    if (sending) return;
    for (let letter = letters.shift(); letter; letter = letters.shift()) {
      sending = true;
      await letter.send().catch(() => undefined);
      sending = false;
      changed(size());
    }
  };

  return {
    size,
    add(key, send) {
      letters.push({ key, send });
      changed(size());
      void work();
    },
    recall(key) {
      const at = letters.findLastIndex((letter) => letter.key === key);
      if (at < 0) return false;
      letters.splice(at, 1);
      changed(size());
      return true;
    },
  };
}
