import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTokenIssuer, type TokenIssuer } from '@pft/testing';
import { ServiceHttpClient } from './service-http-client';

describe('a call to another service', () => {
  let issuer: TokenIssuer;
  let server: Server;
  let requests: IncomingMessage[];
  let answer: (response: ServerResponse, attempt: number) => void;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    server = createServer((request, response) => {
      requests.push(request);
      answer(response, requests.length);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.TRANSACTION_SERVICE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    delete process.env.TRANSACTION_SERVICE_URL;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await issuer.stop();
  });

  beforeEach(() => {
    requests = [];
  });

  const call = (client = new ServiceHttpClient('analytics-service')): Promise<unknown> =>
    client.post('transaction-service', '/internal/changes/claim', { body: { limit: 1 }, timeoutMs: 300 });
  const sendJson = (response: ServerResponse, status: number): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"streams":[]}');
  };

  it('carries a service token and gives the answer', async () => {
    answer = (response) => sendJson(response, 200);
    expect(await call()).toEqual({ streams: [] });
    expect(requests[0]?.headers.authorization).toMatch(/^Bearer eyJ/);
    expect(requests[0]?.url).toBe('/internal/changes/claim');
  });

  it('asks for its token once', async () => {
    answer = (response) => sendJson(response, 200);
    const client = new ServiceHttpClient('analytics-service');
    await Promise.all([call(client), call(client), call(client)]);
    expect(new Set(requests.map((request) => request.headers.authorization)).size).toBe(1);
  });

  it('is repeated where the other service is overloaded, breaks off or does not answer in time', async () => {
    answer = (response, attempt) => {
      if (attempt === 1) sendJson(response, 503);
      else if (attempt === 2) response.destroy();
      else sendJson(response, 200);
    };
    expect(await call()).toEqual({ streams: [] });
    expect(requests).toHaveLength(3);
  });

  it('takes a new token where the old one is refused', async () => {
    answer = (response, attempt) => sendJson(response, attempt === 1 ? 401 : 200);
    await call();
    const [first, second] = requests.map((request) => request.headers.authorization);
    expect(first).not.toBe(second);
  });

  it('is not repeated where it was wrong', async () => {
    answer = (response) => sendJson(response, 422);
    await expect(call()).rejects.toMatchObject({ code: 'unavailable' });
    expect(requests).toHaveLength(1);
  });

  it('ends as unavailable after three tries', async () => {
    answer = (response) => void response.socket?.destroy();
    await expect(call()).rejects.toMatchObject({ code: 'unavailable' });
    expect(requests).toHaveLength(3);
  });
});
