export function ensurePluginBuilt(): Promise<void>;
export function ensurePlaygroundBuilt(): Promise<void>;
