import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { config } from '../host/configuration';
import { Unavailable } from '../problems/problems';

export interface ConnectionBounds {
  perAddress: number;
  inAll: number;
  /** Connections that the web proved to be its own: one address with many people. */
  ofWeb: number;
  /** Beyond the others: for health, and until the web has said who it is. */
  reserved: number;
  reservedForMs: number;
}

/** Groups of connections that share one bound; a connection is in one of them at a time. */
type Group = Map<Socket, () => void>;
interface Place {
  isReserved: boolean;
  moveToWeb: () => void;
}
const places = new WeakMap<Socket, Place>();

const boundsInUse = (): ConnectionBounds => ({
  perAddress: config('CONNECTIONS_PER_ADDRESS', 1_000),
  inAll: config('CONNECTIONS', 2_000),
  ofWeb: config('CONNECTIONS_OF_WEB', 1_000),
  reserved: 16,
  reservedForMs: 5_000,
});

/**
 * Bounds the connections of one address, and of all. What comes beyond waits in a few reserved places, where it may ask for
 * health or prove to be the web; the next one to come takes the place of the oldest.
 */
export function limitConnections(server: Server, bounds = boundsInUse()): void {
  const ordinary = new Map<string, number>();
  let inAll = 0;
  const reserved: Group = new Map();
  let ofWeb = 0;

  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const isReserved = (ordinary.get(address) ?? 0) >= bounds.perAddress || inAll >= bounds.inAll;
    let leave = isReserved ? reserve(socket) : enter(address);
    const place: Place = {
      isReserved,
      moveToWeb: () => {
        if (ofWeb >= bounds.ofWeb) return;
        leave();
        place.isReserved = false;
        // Once is enough: it is not asked again.
        places.delete(socket);
        ofWeb += 1;
        leave = () => (ofWeb -= 1);
      },
    };
    places.set(socket, place);
    socket.once('close', () => leave());
  });

  function enter(address: string): () => void {
    inAll += 1;
    ordinary.set(address, (ordinary.get(address) ?? 0) + 1);
    return () => {
      inAll -= 1;
      const left = (ordinary.get(address) ?? 1) - 1;
      if (left === 0) ordinary.delete(address);
      else ordinary.set(address, left);
    };
  }

  function reserve(socket: Socket): () => void {
    const [oldest] = reserved.keys();
    if (oldest && reserved.size >= bounds.reserved) {
      reserved.get(oldest)?.();
      oldest.destroy();
    }
    const timer = setTimeout(() => socket.destroy(), bounds.reservedForMs);
    const leave = (): void => {
      clearTimeout(timer);
      reserved.delete(socket);
    };
    reserved.set(socket, leave);
    return leave;
  }
}

/**
 * Asked by each request for more than health: connections of the web count apart from those of its address, and a connection
 * in a reserved place is good for nothing else.
 */
export async function keepConnection(socket: Socket, isOfWeb: () => Promise<boolean>): Promise<void> {
  const place = places.get(socket);
  if (place === undefined) return;
  if (await isOfWeb()) place.moveToWeb();
  if (place.isReserved) throw new Unavailable('Too many connections are open. Close some, or try again in a moment.');
}
