import { StatsKeeper } from '../kit/stats';
import { SwitchBoard } from '../kit/switches';
import { createAdmit } from './admit';
import { behaviourSchema, defaults, type OpenAiBehaviour, type OpenAiSwitches } from './switches';

/** What a bill would be made of. */
export interface Usage {
  /** Answers that were generated. */
  completions: number;
  promptTokens: number;
  completionTokens: number;
}

const nothing = (): Usage => ({ completions: 0, promptTokens: 0, completionTokens: 0 });

/** All that the emulated server knows and remembers. */
export class World {
  readonly board: SwitchBoard<OpenAiBehaviour>;
  readonly stats = new StatsKeeper();
  readonly door: ReturnType<typeof createAdmit>;
  usage: Usage = nothing();

  constructor(key: string, given: OpenAiSwitches) {
    this.board = new SwitchBoard<OpenAiBehaviour>(behaviourSchema, defaults(), given);
    this.door = createAdmit(key, () => this.switches);
  }

  get switches(): OpenAiBehaviour {
    return this.board.current;
  }

  count(one: { prompt_tokens: number; completion_tokens: number }): void {
    this.usage.completions += 1;
    this.usage.promptTokens += one.prompt_tokens;
    this.usage.completionTokens += one.completion_tokens;
  }

  reset(): void {
    this.door.clear();
    this.usage = nothing();
  }
}
