import { main } from './main.ts';

// Apart from `main.ts`: the worker that reads playbooks shares modules with it, and must not run it.
void main(process.argv);
