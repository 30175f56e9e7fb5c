/** A short text that stands for a long one: the same for the same, practically never the same for another. */
export abstract class Digest {
  abstract of(text: string): string;
}

export interface ImportLimits {
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** How large a file may be; an abstract class so that it can be injected. */
export abstract class ImportLimitsSetting implements ImportLimits {
  abstract readonly maxBytes: number;
  abstract readonly maxRows: number;
}
