import { runCheck } from './commands/check'
import { EXIT_CODES } from './check/check-report'
import { readCommandLine, type Task } from './commands/command-line'
import { runDoctor } from './commands/doctor'
import { createLifetime } from './commands/lifetime'
import { finishOutput, print, printError, surviveLostOutput } from './commands/print'
import { runSandbox } from './commands/sandbox'
import { runConsole } from './commands/serve'
import { StartError } from './commands/start-error'
import { OptionError } from './commands/values'
import { runWatch } from './commands/watch'
import { ListenError } from './node/listen'

surviveLostOutput()
const lifetime = createLifetime()

try {
  await run(readCommandLine(process.argv.slice(2), process.env))
} catch (error) {
  const forUser = [OptionError, ListenError, StartError].some((kind) => error instanceof kind)
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  printError(`Offsite: ${forUser ? message : stack}`)
  // For check, 1 would say that something is broken.
  await lifetime.end(process.argv[2] === 'check' ? EXIT_CODES.unknown : 1, 0)
}

async function run(task: Task): Promise<void> {
  switch (task.command) {
    case 'help':
      print(task.text)
      return finishOutput()
    case 'serve':
      return runConsole(task.options, lifetime)
    case 'sandbox':
      return runSandbox(task.options, lifetime)
    case 'check':
      return runCheck(task.options, lifetime)
    case 'watch':
      return runWatch(task.options, lifetime)
    case 'doctor':
      return runDoctor(task.options, lifetime)
  }
}
