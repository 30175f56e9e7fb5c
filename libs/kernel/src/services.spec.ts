import { serviceUrlIn } from './services';

describe('the address of a service', () => {
  it('is this machine and the usual port where the environment says nothing', () => {
    expect(serviceUrlIn({}, 'user-service')).toBe('http://127.0.0.1:3001');
    expect(serviceUrlIn({ USER_SERVICE_URL: '' }, 'user-service')).toBe('http://127.0.0.1:3001');
  });

  it('is what the environment says, without a slash at the end', () => {
    expect(serviceUrlIn({ ANALYTICS_SERVICE_URL: 'http://insights:80/' }, 'analytics-service')).toBe(
      'http://insights:80',
    );
  });
});
