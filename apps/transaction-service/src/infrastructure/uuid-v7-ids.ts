import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ids } from '../application/ports';

@Injectable()
export class UuidV7Ids extends Ids {
  next(): string {
    return uuidv7();
  }
}
