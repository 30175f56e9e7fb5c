import { Module } from '@nestjs/common';
import { AlertBell } from './application/alert/alert-bell';
import { MarkAlert } from './application/alert/mark-alert';
import { RaiseAlerts } from './application/alert/raise-alerts';
import { SweepAlerts } from './application/alert/sweep-alerts';
import { BudgetModule } from './budget.module';
import { AlertStreams } from './infrastructure/http/alert/alert-streams';
import { registerAlertProblems } from './infrastructure/http/alert/alert.problems';
import { AlertsController } from './infrastructure/http/alert/alerts.controller';
import { AlertSweep } from './infrastructure/jobs/alert-sweep';
import { LedgerModule } from './ledger.module';

registerAlertProblems();

@Module({
  imports: [LedgerModule, BudgetModule],
  controllers: [AlertsController],
  providers: [
    AlertStreams,
    { provide: AlertBell, useExisting: AlertStreams },
    MarkAlert,
    RaiseAlerts,
    SweepAlerts,
    AlertSweep,
  ],
  exports: [RaiseAlerts],
})
export class AlertModule {}
