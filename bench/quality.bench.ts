import { loadDetector, RULE_IDS, RULES } from '../server/src/quality';
import { MAX_LENGTH, readLabelled } from '../tests/unit/quality/labelled/read';
import { precision, recall, score, sum } from '../tests/unit/quality/labelled/score';
import type { Benchmark } from './kit/benchmark';
import type { Figure } from './kit/figures';
import { growthOf } from './quality/growth';
import { timePerText } from './quality/speed';

const PRECISION = {
  atLeast: 0.97,
  why: 'who is told of faults that are none soon reads no finding at all',
};
const RECALL = { atLeast: 0.95, why: 'what is severe must not be published unseen' };
const PER_TEXT = {
  atMost: 0.2,
  why: 'a library of 100,000 texts is judged within 20 seconds beside other work',
};

const GROWTH = {
  atMost: 3,
  why: 'what grows by the square would let one answer of a vendor stop a Strapi for minutes; twice the text is twice the work, and the collector of garbage has its share',
};

const CHARACTERS = { quick: 200_000, full: 2_000_000 };

const TEXTS = { quick: 5_000, full: 100_000 };

export const benchmark: Benchmark = {
  title:
    'precision and recall of the quality rules on labelled texts in six languages, and their speed',

  async run({ quick, say }) {
    const detector = await loadDetector();
    const texts = readLabelled();
    const parts = {
      'all texts': texts,
      'held out': texts.filter(({ heldOut }) => heldOut),
    };
    const figures: Figure[] = [];
    const samples: Record<string, unknown> = {};

    for (const [name, part] of Object.entries(parts)) {
      say(`${name}: ${part.length} texts`);
      const { rules, mistakes } = score(part, detector);
      const all = sum(Object.values(rules));
      figures.push(
        { name: `${name}: precision`, value: precision(all), unit: '', limit: PRECISION },
        { name: `${name}: recall`, value: recall(all), unit: '' },
      );
      for (const rule of RULE_IDS) {
        const counts = rules[rule];
        if (counts.right + counts.missed + counts.false === 0) continue;
        const wanted = `${name}, ${rule} (${counts.right + counts.missed} texts)`;
        const limit = RULES[rule].severity === 'severe' ? { limit: RECALL } : {};
        figures.push(
          { name: `${wanted}: precision`, value: precision(counts), unit: '' },
          { name: `${wanted}: recall`, value: recall(counts), unit: '', ...limit },
        );
      }
      samples[name] = { rules, mistakes };
    }

    const count = quick ? TEXTS.quick : TEXTS.full;
    say(`${count} texts judged without and with detection of the language`);
    const without = timePerText(texts, count);
    const withIt = timePerText(texts, count, detector);
    figures.push(
      { name: 'time per text', value: without, unit: 'ms', limit: PER_TEXT },
      { name: 'time per text, with its language', value: withIt, unit: 'ms' },
    );

    const characters = quick ? CHARACTERS.quick : CHARACTERS.full;
    say(`texts of ${characters} and of twice as many characters`);
    const growth = growthOf(detector, characters);
    const [worst] = growth.toSorted((a, b) => b.twice / b.once - a.twice / a.once);
    figures.push({
      name: worst
        ? `time of twice the text to the text, at the worst (${worst.work}, of ${worst.part})`
        : 'time of twice the text to the text: too short to be compared',
      value: worst ? worst.twice / worst.once : 0,
      unit: '×',
      limit: GROWTH,
    });
    samples['growth'] = growth;

    return {
      figures,
      setup: {
        characters,
        texts: texts.length,
        heldOut: parts['held out'].length,
        good: texts.filter(({ rules }) => rules.length === 0).length,
        maxLength: MAX_LENGTH,
        judged: count,
        severe: RULE_IDS.filter((rule) => RULES[rule].severity === 'severe'),
      },
      samples,
    };
  },
};
