/** Shows a line under all else, and gives the way to take it back. Where nothing can be taken back it stays. */
export function passingLine(output: NodeJS.WritableStream & { isTTY?: boolean }, text: string): () => void {
  if (output.isTTY !== true) {
    output.write(`${text}\n`);
    return () => {};
  }
  output.write(`\r\x1b[K${text}`);
  return () => void output.write('\r\x1b[K');
}
