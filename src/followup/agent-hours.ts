export function agentHoursDoubt(_at: string, _value: string, _zone: string): string | null {
  return null;
}
