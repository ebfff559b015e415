import type { ListedCall } from '../../store/list-calls.ts';

/** A call in the shape that scripts rely on. Instants are UTC ISO text. */
export function callJson(call: ListedCall): Record<string, unknown> {
  const { id, code, caseId, playbook, agent, customer, contact, reference } = call;
  const { startedAt, hungUpAt, writtenUpAt, status, disposition, followUps, forgottenAt } = call;
  return {
    id,
    code,
    caseId,
    playbook,
    agent,
    customer,
    contact,
    reference,
    startedAt,
    hungUpAt,
    writtenUpAt,
    status,
    disposition,
    followUps,
    forgottenAt,
  };
}
