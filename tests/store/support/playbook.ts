import type { Digest, Playbook } from '../../../src/playbook/playbook.ts';
import type { KeptPlaybook } from '../../../src/store/playbooks.ts';

export function aPlaybook(kept: Partial<KeptPlaybook> = {}): KeptPlaybook {
  return {
    digest: 'd1'.repeat(32) as Digest,
    mainDigest: 'a0'.repeat(32),
    id: 'walras',
    title: 'WALRAS',
    files: [{ name: 'walras.yaml', text: 'recover: 1\nid: walras\n' }],
    compiled: { format: 1, id: 'walras', title: 'WALRAS', steps: [] } as unknown as Playbook,
    format: 1,
    ...kept,
  };
}
