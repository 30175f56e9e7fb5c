import { Injectable } from '@nestjs/common';

/** Rows that are done, of all. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** How far the readings and commits are that go on in this process. What another copy of the service is at is not known here. */
@Injectable()
export class ImportProgress {
  private readonly underWay = new Map<string, Progress>();

  of(importId: string): Progress | null {
    return this.underWay.get(importId) ?? null;
  }

  /** What is reported while `work` goes on is known until its end, whatever that is. */
  async during<T>(importId: string, of: number, work: (report: (done: number) => void) => Promise<T>): Promise<T> {
    const report = (done: number) => this.underWay.set(importId, { done: Math.min(done, of), of });
    report(0);
    try {
      return await work(report);
    } finally {
      this.underWay.delete(importId);
    }
  }
}
