/**
 * Exchange rates of a day and the written rule of conversion. Ask a holder of `Rates` for the rate of a day, or let an
 * `Exchange` over it convert sums; both say how good the rate is.
 *
 *     const rates = new BundledRates();
 *     const exchange = new Exchange(rates, 'EUR');
 *     const rate = exchange.rate('USD', '2024-03-02'); // { status: 'carried', rateDate: '2024-03-01', … } or null
 *     if (rate) Money.of(shown(exchange.convert(10_826n, rate)), 'EUR');
 */
export * from './bundled-rates';
export * from './exchange';
export * from './rate-history';
export * from './rates';
export * from './rates-on-top';
export * from './rounding';
