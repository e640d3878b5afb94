export { judge, isSevere } from './judge';
export { loadDetector, type Detector } from './language';
export { RULE_IDS, RULES } from './rules';
export type { About, Rule } from './types';
