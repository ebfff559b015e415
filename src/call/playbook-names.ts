/** What people call the shipped methods, beside their ids. */
const spokenNames: Readonly<Record<string, string>> = { '4': '4-step', '7': '7-step', '10': '10-step' };

/** The id behind what people say: `4` is `4-step`. Any other name is its own id. */
export function idOfName(name: string): string {
  return spokenNames[name] ?? name;
}

/** A name is a path when it looks like one; everything else is looked up on the shelf. */
export function isPath(name: string): boolean {
  return /[/\\]/.test(name) || /\.ya?ml$/i.test(name);
}
