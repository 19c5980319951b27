/** Customer feedback: who and what it mentions, by Pioneer. */
const PIONEER_URL = process.env.PIONEER_URL ?? 'https://api.pioneer.ai';

const headers = {
  'Content-Type': 'application/json',
  'X-API-Key': process.env.PIONEER_API_KEY ?? '',
};

export interface Mention {
  text: string;
  label: string;
  score: number;
}

interface Job {
  status: 'queued' | 'running' | 'complete' | 'failed';
  dataset_id: string;
}

export async function findMentions(text: string): Promise<Mention[]> {
  const res = await fetch(`${PIONEER_URL}/inference`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      task: 'extract_entities',
      text,
      schema: ['brand', 'product', 'person'],
    }),
  });
  if (!res.ok) {
    throw new Error(`Pioneer answered ${res.status}`);
  }
  const { result } = (await res.json()) as { result: { entities: Mention[] } };
  return result.entities;
}

/** Asks for made-up feedback to train on; the answer is the id of a job. */
export async function generateFeedback(topic: string, count: number): Promise<string> {
  const response = await fetch(`${PIONEER_URL}/generate`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ task_type: 'ner', domain: topic, num_examples: count }),
  });
  const job = (await response.json()) as { job_id: string };
  return job.job_id;
}

export async function waitForDataset(jobId: string): Promise<string> {
  let job: Job;
  do {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    job = await fetch(`${PIONEER_URL}/generate/jobs/${jobId}`, { headers }).then((r) => r.json());
  } while (job.status !== 'complete');
  return job.dataset_id;
}

export async function startTraining(datasetId: string): Promise<string> {
  const res = await fetch(`${PIONEER_URL}/felix/training-jobs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ dataset_id: datasetId, base_model: 'fastino/gliner2-base-v1' }),
  });
  switch (res.status) {
    case 402:
      throw new Error('The Pioneer credits are used up: add some, then train again.');
    case 422:
      throw new Error('Pioneer does not accept this data set.');
    case 429:
      throw new Error(`Too many jobs: try again in ${res.headers.get('retry-after') ?? '60'} s.`);
  }
  if (!res.ok) {
    throw new Error('Pioneer could not start the training.');
  }
  const { id } = (await res.json()) as { id: string };
  return id;
}

/** Tells Pioneer whether it was right; nobody waits for the answer. */
export function rateMention(inferenceId: string, correct: boolean): void {
  void fetch(`${PIONEER_URL}/inferences/${inferenceId}/feedback`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ correct }),
  });
}
