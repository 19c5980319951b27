import { fetchUser } from './users';

export async function run(): Promise<string> {
  try {
    return (await fetchUser('7')).name;
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}
