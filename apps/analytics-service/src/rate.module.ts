import { Module } from '@nestjs/common';
import { BundledRates, Rates } from '@pft/rates';
import { ListRates } from './application/rate/list-rates';
import { ratesFile } from './configuration';
import { RatesController } from './infrastructure/http/rate/rates.controller';
import { LedgerModule } from './ledger.module';

@Module({
  imports: [LedgerModule],
  controllers: [RatesController],
  providers: [{ provide: Rates, useFactory: () => new BundledRates(ratesFile()) }, ListRates],
  exports: [Rates],
})
export class RateModule {}
