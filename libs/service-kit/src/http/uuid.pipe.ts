import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../problems';

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is not a UUID cannot be the id of anything: the same 404 as for an id that does not exist. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!uuidPattern.test(value)) throw new Problem('not-found', 'Nothing has this id.');
    return value.toLowerCase();
  }
}
