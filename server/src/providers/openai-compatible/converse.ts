import type { ProviderErrorCode } from '../../contracts/errors';
import { ProviderError } from '../../errors';
import { type RefineFailure } from '../http';
import type { ProviderCall } from '../types';
import { chatAnswer, type ChatAnswer } from './answers';
import { concede, NO_CONCESSIONS, type Concessions } from './concessions';
import { envelope, readConfig } from './config';
import { refineChat } from './failures';
import type { ChatBody } from './request';

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** A refusal of the request as such; nothing was generated, and nothing is owed. */
const isRefusal = (status: number) => status === 400 || status === 422;

/** Words of the model, though with the status of a refusal: nothing is sent after those. */
const FINAL: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'refused',
  'bad_response',
]);

/** One answer of a model, without what its server refuses. */
export type Converse = (
  call: ProviderCall,
  model: string,
  bodyWith: (concessions: Concessions) => ChatBody,
) => Promise<ChatAnswer>;

/** @returns a way to ask that remembers what each server does not take for each model */
export function createConverse(): Converse {
  const learnt = new Map<string, Concessions>();

  return async (call, model, bodyWith) => {
    const { baseUrl = DEFAULT_BASE_URL } = call.config;
    const server = JSON.stringify([baseUrl, model]);
    let concessions = learnt.get(server) ?? NO_CONCESSIONS;
    for (;;) {
      const refusal: { body?: string } = {};
      const refine: RefineFailure = (status, message, body) => {
        if (isRefusal(status)) refusal.body = body === undefined ? message : JSON.stringify(body);
        return refineChat(status, message, body);
      };
      try {
        const answer = await call.http.request(
          {
            method: 'POST',
            path: '/chat/completions',
            ...envelope(readConfig(call.config), call.apiKey),
            json: bodyWith(concessions),
            limited: true,
          },
          chatAnswer,
          refine,
        );
        learnt.set(server, concessions);
        return answer;
      } catch (error) {
        const final = !(error instanceof ProviderError) || FINAL.has(error.code);
        const next = final || !refusal.body ? null : concede(concessions, refusal.body);
        if (!next) throw error;
        concessions = next;
      }
    }
  };
}
