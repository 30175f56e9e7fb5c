import { RouteTable } from './route-table';

describe('the methods of an address', () => {
  const routes = new RouteTable();
  routes.add('GET', '/notes');
  routes.add(['GET', 'PATCH', 'DELETE'], '/notes/:id');
  routes.add('POST', '/notes/all');
  routes.add('GET', '/notes/:id/lines');
  routes.add('PUT', '/notes/:id/:part');
  routes.add('POST', '/notes/all/:part');
  routes.add('GET', '/docs/*');

  it.each([
    ['/notes', ['GET']],
    ['/notes/7', ['DELETE', 'GET', 'PATCH']],
    ['/notes/all', ['POST']],
    ['/notes/7/lines', ['GET']],
    ['/notes/7/other', ['PUT']],
    ['/notes/all/lines', ['POST']],
    ['/notes/', []],
    ['/docs/x', []],
    ['/nothing', []],
  ])('are those of the most exact pattern: %s', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });

  it('are not those of a pattern that takes the address for a parameter', () => {
    expect(routes.isMistaken('/notes/all', '/notes/:id')).toBe(true);
    expect(routes.isMistaken('/notes/all', '/notes/all')).toBe(false);
    expect(routes.isMistaken('/notes/7', '/notes/:id')).toBe(false);
    expect(routes.isMistaken('/nothing', undefined)).toBe(false);
  });
});
