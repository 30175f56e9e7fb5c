import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { Ids } from '../application/ports';

@Injectable()
export class UuidIds extends Ids {
  next(): string {
    return v7();
  }
}
