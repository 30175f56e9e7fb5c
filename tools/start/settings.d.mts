export const SERVICES: string[];
export const PORTS: Record<string, { variable: string; standard: number }> & {
  web: { variable: string; standard: number };
};
