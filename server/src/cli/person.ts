import { userInfo } from 'node:os';

/** Who gives a command, for the history: the account on this machine. */
export function commandPerson(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    // A container may have no name for its user.
    return 'command line';
  }
}
