export function holderOf(directory: string): Promise<number | undefined>;
export function takeLock(directory: string): Promise<number | undefined>;
