import { confirm, isCancel, multiselect, text } from '@clack/prompts';
import type { PlannedFile } from '../init/plan.js';

/** Whether a client module is wanted, and where. Undefined where the user ends it. */
export async function askForClient(usual: string): Promise<string | null | undefined> {
  const isWanted = await confirm({
    message:
      'Shall a module be written that makes typed clients for your calls? The check needs none.',
    initialValue: false,
  });
  if (isCancel(isWanted)) return undefined;
  if (!isWanted) return null;
  const place = await text({
    message: 'Where shall it stand?',
    placeholder: usual,
    defaultValue: usual,
  });
  return isCancel(place) ? undefined : place;
}

/** Which of the planned files are to be written; what replaces something is not chosen beforehand. */
export async function chooseFiles(
  files: readonly PlannedFile[],
  shown: (absolute: string) => string,
): Promise<readonly PlannedFile[] | undefined> {
  const chosen = await multiselect({
    message: 'What shall be written?',
    options: files.map((file) => ({ value: file, label: shown(file.path), hint: file.what })),
    initialValues: files.filter(({ replaces }) => replaces !== true),
    required: false,
  });
  return isCancel(chosen) ? undefined : chosen;
}
