/** What the web's server holds at most; docs/operations.md lists it beside everything else that is bounded. */
export interface Bounds {
  headersMs: number;
  requestMs: number;
  idleMs: number;
  checkEveryMs: number;
  headerBytes: number;
  connectionsPerAddress: number;
  connections: number;
  requestsPerConnection: number;
  smallBodyBytes: number;
  smallBodiesPerAddressBytes: number;
  smallBodiesBytes: number;
  uploadBytes: number;
  uploadsPerAddress: number;
  uploads: number;
}

/** Next keeps a body whole until the proxy has read it, so all of them together have to fit into memory. */
const BOUNDS: Bounds = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 65_000,
  checkEveryMs: 2_000,
  headerBytes: 16_384,
  connectionsPerAddress: 1_000,
  connections: 2_000,
  requestsPerConnection: 8,
  smallBodyBytes: 100_000,
  smallBodiesPerAddressBytes: 8_000_000,
  smallBodiesBytes: 24_000_000,
  // The import limit of 10 MiB and room for the multipart envelope.
  uploadBytes: 11 * 1024 * 1024,
  uploadsPerAddress: 2,
  uploads: 6,
};

const VARIABLES = {
  WEB_CONNECTIONS_PER_ADDRESS: 'connectionsPerAddress',
  WEB_CONNECTIONS: 'connections',
  WEB_UPLOADS_PER_ADDRESS: 'uploadsPerAddress',
  WEB_UPLOADS: 'uploads',
} as const;

export function boundsOf(environment: Record<string, string | undefined>): Bounds {
  const bounds = { ...BOUNDS };
  for (const [variable, name] of Object.entries(VARIABLES)) {
    const text = environment[variable];
    if (!text) continue;
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${variable} is not a whole number above zero.`);
    bounds[name] = value;
  }
  // A trusted proxy is one address with everybody behind it: there only the bounds for all count connections.
  if (environment.WEB_TRUST_PROXY === 'true') bounds.connectionsPerAddress = bounds.connections;
  return bounds;
}
