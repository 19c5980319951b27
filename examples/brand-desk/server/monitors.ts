/** Monitors: what AI models say of a brand, watched by Pineprompt. */
import axios from 'axios';

const pineprompt = axios.create({
  baseURL: process.env.PINEPROMPT_URL ?? 'https://pineprompt.com/api/v1',
  headers: {
    Authorization: `Bearer ${process.env.PINEPROMPT_API_KEY ?? ''}`,
    'Pineprompt-Project-Id': process.env.PINEPROMPT_PROJECT ?? '',
  },
});

export interface Monitor {
  id: string;
  name: string;
  models: string[];
}

type Created = { ok: true; monitor: Monitor } | { ok: false; reason: 'no-subscription' };

export async function listMonitors(): Promise<Monitor[]> {
  const { data } = await pineprompt.get('/monitors', { params: { per_page: 100 } });
  return data.data;
}

export async function createMonitor(name: string, models: string[]): Promise<Created> {
  try {
    const { data } = await pineprompt.post('/monitors', { name, models });
    return { ok: true, monitor: data };
  } catch (error) {
    if (axios.isAxiosError(error) && error.response?.status === 402) {
      return { ok: false, reason: 'no-subscription' };
    }
    throw error;
  }
}

export async function renameMonitor(monitor: Monitor, name: string): Promise<boolean> {
  try {
    await pineprompt.put(`/monitors/${monitor.id}`, { ...monitor, name });
    return true;
  } catch (error) {
    console.error(`rename failed: ${(error as Error).message}`);
    return false;
  }
}

export async function deleteMonitor(id: string): Promise<void> {
  await pineprompt.delete(`/monitors/${id}`).catch(() => {});
}

export async function promptsOf(monitors: Monitor[]): Promise<unknown[]> {
  const answers = await Promise.allSettled(
    monitors.map((monitor) => pineprompt.get(`/monitors/${monitor.id}/prompts`)),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.data] : []));
}
