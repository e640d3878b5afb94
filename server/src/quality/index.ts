export { judge, isSevere } from './judge';
export { loadDetector, type Detector } from './language';
export { normalise } from './normalise';
export { RULE_IDS, RULES, RULES_VERSION } from './rules';
export type { About, Rule } from './types';
