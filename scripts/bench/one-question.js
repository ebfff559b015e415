import input from '@inquirer/input';

void input({ message: 'What happened?' });
