/**
 * Ends as if the signal of a closed window had come, which may still be on its way: without its terminal, Node 20 would
 * end in a crash and leave a picture of its memory.
 */
export async function hangUp(ending: AbortSignal): Promise<void> {
  if (ending.aborted) return;
  const heard = new Promise<void>((resolve) => ending.addEventListener('abort', () => resolve()));
  // Waiting for a signal alone keeps no program running.
  const waiting = setInterval(() => {}, 1000);
  process.kill(process.pid, 'SIGHUP');
  await heard;
  clearInterval(waiting);
}
