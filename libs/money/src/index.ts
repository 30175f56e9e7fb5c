export * from './calendar';
export * from './currency';
export * from './domain-error';
export * from './money';
