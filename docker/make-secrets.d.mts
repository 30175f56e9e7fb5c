export function makeSecrets(secret?: () => string): Record<string, string | Record<string, string>>;
