export const SERVICES: string[];
export const PORTS: Record<string, { variable: string; standard: number }> & {
  web: { variable: string; standard: number };
};
export function readSettings(
  root: string,
  args: string[],
): { ports: Record<string, number>; heapMb: number; data: { path: string } };
