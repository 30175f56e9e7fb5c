export * from './calendar/calendar';
export * from './cause';
export * from './domain-error';
export * from './money/currency';
export * from './money/money';
export * from './ports';
export * from './services';
export * from './version';
