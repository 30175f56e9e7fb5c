import { ConfiguredServiceClients } from './configured-service-clients';

describe('the configured service clients', () => {
  const clientsOf = (text: string): ConfiguredServiceClients => {
    process.env.SERVICE_CLIENTS = text;
    return new ConfiguredServiceClients();
  };

  afterEach(() => {
    delete process.env.SERVICE_CLIENTS;
  });

  it('match their own secret alone, colons included', () => {
    const clients = clientsOf('web:a:b, verify:c');
    expect(clients.matches('web', 'a:b')).toBe(true);
    expect(clients.matches('verify', 'c')).toBe(true);
    expect(clients.matches('web', 'c')).toBe(false);
    expect(clients.matches('web', '')).toBe(false);
  });

  it('are nobody where nothing, or no secret, is set', () => {
    expect(clientsOf('').matches('', '')).toBe(false);
    expect(clientsOf('web:').matches('web', '')).toBe(false);
    expect(clientsOf('web').matches('web', '')).toBe(false);
  });
});
