/** Runs a program; what it throws is told in one line and ends it with 1. */
export async function main(program) {
  try {
    process.exitCode = await program();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
