import type { DescribeDeps } from '../describe/types';
import { messageOf } from '../errors';
import { PLUGIN_ID } from '../permissions';
import type { Schedule } from '../settings/schedules';
import { dueMoment } from './moment';
import { startOccasion, type Outcome } from './occasion';

export interface SchedulesDeps extends DescribeDeps {
  /** There is a new run. */
  notify: () => void;
}

/** Starts runs by Strapi's cron, as the configuration says. */
export interface Schedules {
  /** @throws Error naming the key, where Strapi's cron does not take an expression */
  start(): void;
  /** No more are started when it is done. */
  stop(): Promise<void>;
}

const jobOf = ({ name }: Schedule): string => `plugin::${PLUGIN_ID}.schedule.${name}`;

/** What a person may want to know of it; what is as it should be is said by no one. */
function sentenceOf({ maxCredits }: Schedule, outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'started':
      return `has started run ${outcome.run.id}: ${outcome.run.estimatedCredits} credits at the most.`;
    case 'not-over':
      return outcome.run.status === 'paused'
        ? `starts nothing while its run ${outcome.run.id} is paused: resume or cancel that first.`
        : `starts nothing while its run ${outcome.run.id} is under way.`;
    case 'too-dear':
      return `starts nothing: the run may cost ${outcome.credits} credits, more than its maxCredits (${maxCredits}). Start it by hand, or raise maxCredits.`;
    default:
      return null;
  }
}

export function createSchedules(deps: SchedulesDeps): Schedules {
  const { strapi, config } = deps;
  /** What each said last: a run that takes hours is spoken of once. */
  const said = new Map<string, string | null>();
  const under = new Map<string, Promise<void>>();
  let running = false;

  const jobNamed = (name: string) => strapi.cron.jobs.find((spec) => spec.name === name)?.job;

  const occur = async (schedule: Schedule): Promise<void> => {
    const job = jobNamed(jobOf(schedule));
    const moment = job && dueMoment((after) => job.nextRun(after), new Date());
    if (!moment) return;
    try {
      const outcome = await startOccasion(deps, schedule, moment);
      if (outcome.kind === 'started') deps.notify();
      const sentence = sentenceOf(schedule, outcome);
      if (sentence !== null && said.get(schedule.name) !== sentence) {
        strapi.log.info(`[alt-text] The schedule "${schedule.name}" ${sentence}`);
      }
      said.set(schedule.name, sentence);
    } catch (error) {
      strapi.log.error(
        `[alt-text] the schedule "${schedule.name}" could not start its run: ${messageOf(error)}`,
      );
    }
  };

  /** Commands load Strapi too, and its cron with it; whoever only looks something up pays nothing. */
  const isServer = (): boolean => strapi.server.httpServer.listening;

  const fire = (schedule: Schedule): Promise<void> => {
    // The last moment is still being looked into: this one is let go.
    if (!running || !isServer() || under.has(schedule.name)) return Promise.resolve();
    const done = occur(schedule).finally(() => under.delete(schedule.name));
    under.set(schedule.name, done);
    return done;
  };

  const add = (schedule: Schedule, index: number): void => {
    const name = jobOf(schedule);
    const { cron: rule, timezone: tz } = schedule;
    strapi.cron.add({ [name]: { task: () => fire(schedule), options: { rule, tz } } });
    // What it does not understand, Strapi's cron leaves out; what has no moment, it keeps.
    if (jobNamed(name)?.nextInvocation()) return;
    throw new Error(
      `Error regarding ${PLUGIN_ID} config: ${PLUGIN_ID}.config.schedules.${index}.cron: expected a cron expression with a moment to come, such as '0 3 * * *'`,
    );
  };

  return {
    start() {
      if (running) return;
      config.schedules.forEach(add);
      running = true;
    },
    async stop() {
      running = false;
      for (const schedule of config.schedules) strapi.cron.remove(jobOf(schedule));
      await Promise.all(under.values());
    },
  };
}
