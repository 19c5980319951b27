import { Agent } from 'node:http';

const agent = new Agent({ keepAlive: false });

export const settings = () => ({ adapter: 'http' as const, httpAgent: agent });
export const limits = () => ({ timeout: Number(process.env.LIMIT ?? 2000) });
