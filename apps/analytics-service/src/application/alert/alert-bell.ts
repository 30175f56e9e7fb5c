/** Tells listeners in this process that an alert was raised. */
export abstract class AlertBell {
  abstract ring(ledgerId: string): void;
}
