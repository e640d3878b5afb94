import { judge, type Detector } from '../../server/src/quality';
import { MAX_LENGTH, type Labelled } from '../../tests/unit/quality/labelled/read';

/** Judged before the clock runs, so that patterns are compiled. */
const WARM_UP = 2_000;

/** Milliseconds that it takes to judge one text, on average over `count` different ones. */
export function timePerText(
  texts: readonly Labelled[],
  count: number,
  detector?: Detector,
): number {
  const judgeAt = (at: number) => {
    const { text, locale, about } = texts[at % texts.length] ?? { text: '', locale: 'en' };
    // The number makes each text one that no cache can know.
    const known = { locale, maxLength: MAX_LENGTH, ...about };
    return judge(`${text} ${at}`, detector ? { ...known, detector } : known).length;
  };
  for (let at = 0; at < WARM_UP; at += 1) judgeAt(at);
  const from = performance.now();
  for (let at = 0; at < count; at += 1) judgeAt(at);
  return (performance.now() - from) / count;
}
