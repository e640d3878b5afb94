import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, type Answer } from './answer';
import { base64Reader } from './base64';
import { readBody } from './body';
import { answerControl, CONTROL, LANDING, type Controls } from './control';
import { distortion } from './distort';
import type { Call, Endpoint, Vendor, Work } from './endpoint';
import { FaultPlan, isCharged, type Fault } from './faults';
import { play, sendAnswer, type Stage } from './play';
import { seededRandom } from './random';
import { bodyForLog, RequestLog, type LoggedRequest } from './requestLog';
import { listen, type Listening, type Place } from './server';
import { sleep } from './sleep';
import type { StatsKeeper } from './stats';
import { latencyOf, type CommonSwitches, type SwitchBoard } from './switches';

export interface Parts<S extends CommonSwitches> {
  readonly vendor: Vendor;
  readonly board: SwitchBoard<S>;
  readonly stats: StatsKeeper;
}

export interface Running extends Listening {
  readonly requests: readonly LoggedRequest[];
  set(patch: unknown): void;
  reset(): void;
}

interface Match {
  readonly endpoint: Endpoint;
  readonly params: readonly string[];
}

/**
 * Runs one vendor: every request is logged, matched, admitted and checked in the vendor's way;
 * then, and only then, a fault may strike, before or after the work.
 */
export async function runEmulator<S extends CommonSwitches>(
  parts: Parts<S>,
  place: Place,
): Promise<Running> {
  const { vendor, board, stats } = parts;
  const log = new RequestLog();
  const plan = new FaultPlan();
  let random = seededRandom(board.current.seed);
  const reseed = (): void => {
    plan.reseed(board.current.seed);
    random = seededRandom(board.current.seed);
  };
  reseed();

  const set = (patch: unknown): void => {
    if (board.set(patch).seed !== undefined) reseed();
  };
  const reset = (): void => {
    board.reset();
    reseed();
    log.clear();
    stats.reset();
    vendor.reset();
  };
  const controls: Controls = {
    stats: () => ({ vendor: vendor.name, ...stats.snapshot(), ...vendor.stats?.() }),
    requests: () => log.entries,
    switches: () => board.current,
    set,
    reset,
  };

  const match = (method: string, path: string): Match | null => {
    for (const endpoint of vendor.endpoints) {
      const found = endpoint.method === method ? endpoint.path.exec(path) : null;
      if (found) return { endpoint, params: found.slice(1) };
    }
    return null;
  };

  const perform = async (stage: Stage, call: Call, found: Match | null): Promise<Outcome> => {
    const refused = (error: unknown): Answer => {
      if (!(error instanceof Refusal)) throw error;
      return {
        status: error.status,
        body: vendor.errorBody(error.status, error.message, error.more),
      };
    };
    let work: Work;
    try {
      vendor.admit(call);
      if (!found) throw new Refusal(404, `There is no ${call.method} ${call.path}.`);
      work = await found.endpoint.check(call);
    } catch (error) {
      const status = sendAnswer(staged(stage, call), refused(error));
      return { status, fault: null, worked: false };
    }
    const fault = plan.next(board.current, found.endpoint.name, found.endpoint.generating);
    let answer: Answer = { status: 200, body: {} };
    let worked = false;
    if (!fault || isCharged(fault)) {
      try {
        answer = await work(distortion(fault));
        worked = true;
      } catch (error) {
        answer = refused(error);
      }
    }
    await sleep(call.latencyMs);
    // The client lost patience meanwhile; what was done remains done.
    if (stage.response.destroyed) return { status: null, fault, worked };
    if (!fault) return { status: sendAnswer(staged(stage, call), answer), fault, worked };
    const nth = stats.faulted(fault.kind);
    const headers = { ...call.replyHeaders, ...vendor.faultHeaders?.(fault) };
    const status = await play({ ...staged(stage, call), headers, nth }, fault, answer);
    return { status, fault, worked };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    if (path.startsWith(CONTROL) && path !== LANDING) {
      const body = await readBody(request, board.current.maxBodyBytes);
      answerControl(`${method} ${path}`, body, response, controls);
      return;
    }
    const found = match(method, path);
    if (found?.endpoint.generating) await sleep(latencyOf(board.current.roadMs, random));
    const landed = path === LANDING;
    const endpoint = landed ? 'landing' : (found?.endpoint.name ?? null);
    const entry = log.open(request, endpoint);
    const started = performance.now();
    response.once('finish', () => {
      entry.deliveredAt = new Date().toISOString();
    });
    stats.called(endpoint ?? 'unknown');
    if (found?.endpoint.generating) {
      stats.entered();
      response.once('close', () => stats.left());
    }
    const decodeBase64 = base64Reader();
    const body = await readBody(request, board.current.maxBodyBytes);
    entry.body = bodyForLog(body, decodeBase64);
    const latencyMs = found?.endpoint.generating ? latencyOf(board.current.latencyMs, random) : 0;
    const call: Call = {
      endpoint,
      method,
      path,
      query: new URLSearchParams(query),
      headers: request.headers,
      body,
      params: found?.params ?? [],
      latencyMs,
      decodeBase64,
      credential: null,
      replyHeaders: {},
    };
    const stage: Stage = {
      request,
      response,
      headers: {},
      credential: null,
      nth: 0,
      landing: `${running.url}${LANDING}`,
      errorBody: vendor.errorBody.bind(vendor),
    };
    const outcome = landed
      ? {
          status: sendAnswer(stage, { status: 200, body: { landed: true } }),
          fault: null,
          worked: false,
        }
      : await perform(stage, call, found);
    entry.status = outcome.status;
    entry.fault = outcome.fault?.kind ?? null;
    entry.worked = outcome.worked;
    entry.durationMs = Math.round(performance.now() - started);
    if (outcome.status !== null) stats.answered(outcome.status);
  };

  const running = await listen((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that went away is no news; anything else is a mistake in the emulator itself.
      if (request.destroyed && !request.complete) return;
      console.error(`${vendor.name} emulator:`, error);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  }, place);
  return { ...running, requests: log.entries, set, reset };
}

interface Outcome {
  readonly status: number | null;
  readonly fault: Fault | null;
  readonly worked: boolean;
}

function staged(stage: Stage, call: Call): Stage {
  return { ...stage, headers: call.replyHeaders, credential: call.credential };
}
