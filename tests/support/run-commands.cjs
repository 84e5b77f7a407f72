// Runs several commands of the built program in one process: starting Node costs more than most of them.
// Arguments: program.cjs, then the commands as JSON, each a list of words.
const { start } = require(process.argv[2]);

process.umask(0o077);
void (async () => {
  for (const words of JSON.parse(process.argv[3])) {
    await start(words);
    if (process.exitCode > 1) throw new Error(`${words.join(" ")} ended with ${process.exitCode}`);
  }
  process.exitCode = 0;
})();
