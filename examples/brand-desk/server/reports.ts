/** The monthly report: slides and a workbook, made by Overten. */
class OvertenError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
  ) {
    super(message);
  }
}

class Overten {
  readonly baseUrl = process.env.OVERTEN_URL ?? 'https://backend.overtenai.com/api/v1';
  readonly auth = { Authorization: `Bearer ${process.env.OVERTEN_API_KEY ?? ''}` };

  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const res = await fetch(this.baseUrl + path, {
      method,
      headers: { ...this.auth, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const data = await res.json();
    if (!res.ok) {
      throw new OvertenError(data.message, res.status, data.error);
    }
    return data;
  }
}

const overten = new Overten();

class OutOfCredits extends Error {}

interface Run {
  run_id: string;
  task_id: string;
}

interface Task {
  status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'expired';
}

export async function createSlides(brief: string): Promise<Run> {
  try {
    return await overten.request<Run>('POST', '/slides/generate', { prompt: brief, async: true });
  } catch (error) {
    if (error instanceof OvertenError && error.status === 402) {
      throw new OutOfCredits('Overten has no credits left for slides.');
    }
    throw error;
  }
}

/** The workbook is a nicety: the report goes out without it. */
export async function createWorkbook(brief: string): Promise<Run | null> {
  try {
    return await overten.request<Run>('POST', '/excel/generate', { prompt: brief, async: true });
  } catch {
    return null;
  }
}

export async function waitForTask(taskId: string): Promise<Task['status']> {
  for (;;) {
    const task = await overten.request<Task>('GET', `/tasks/${taskId}`);
    if (task.status !== 'queued' && task.status !== 'running') {
      return task.status;
    }
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}

export async function downloadRun(runId: string): Promise<Buffer> {
  const file = await fetch(`${overten.baseUrl}/runs/${runId}/download`, { headers: overten.auth });
  return Buffer.from(await file.arrayBuffer());
}

export async function uploadLogo(logo: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', logo, 'logo.png');
  const res = await fetch(`${overten.baseUrl}/files`, {
    method: 'POST',
    headers: overten.auth,
    body: form,
  });
  if (res.status !== 201) {
    throw new Error('The logo could not be uploaded.');
  }
  const { file_id } = (await res.json()) as { file_id: string };
  return file_id;
}
