// Runs several commands of the built program in one process: starting Node costs more than most of them.
// Arguments: program.cjs, then the commands as JSON, each a list of words; then `any` when a command may be
// refused, as long as it is not a usage error or a bug.
const { start } = require(process.argv[2]);

process.umask(0o077);
void (async () => {
  for (const words of JSON.parse(process.argv[3])) {
    await start(words);
    const most = process.argv[4] === "any" ? [0, 1, 3, 4] : [0, 1];
    if (!most.includes(process.exitCode))
      throw new Error(`${words.join(" ")} ended with ${process.exitCode}`);
  }
  process.exitCode = 0;
})();
