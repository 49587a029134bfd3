import { Command, CommanderError } from 'commander'
import { VERSION } from '../version'
import {
  addCheckOptions,
  readCheckOptions,
  type CheckFlags,
  type CheckCommandOptions,
} from './check-options'
import {
  addDoctorOptions,
  readDoctorOptions,
  type DoctorFlags,
  type DoctorOptions,
} from './doctor-options'
import { addHost } from './listen-options'
import { addSandboxOptions, readSandboxOptions, type SandboxOptions } from './sandbox-options'
import { refuseAsArgument, TOKEN } from './secrets'
import {
  addServeOptions,
  readServeOptions,
  type ServeFlags,
  type ServeOptions,
} from './serve-options'
import { OptionError, type Environment } from './values'
import {
  addWatchOptions,
  readWatchOptions,
  type WatchFlags,
  type WatchOptions,
} from './watch-options'

/** What the program was asked to do. */
export type Task =
  | { command: 'serve'; options: ServeOptions }
  | { command: 'sandbox'; options: SandboxOptions }
  | { command: 'watch'; options: WatchOptions }
  | { command: 'check'; options: CheckCommandOptions }
  | { command: 'doctor'; options: DoctorOptions }
  | { command: 'help'; text: string }

/**
 * Reads the command line and the environment; an option wins over its variable, and an empty variable
 * counts as none.
 * @param args without the names of Node and the program
 * @throws OptionError
 */
export function readCommandLine(args: readonly string[], env: Environment): Task {
  let task: Task | undefined
  let help = ''
  const program = new Command('offsite')
    .description('A web console for Aiven services and their backups to another region.')
    .usage('[options]\n       offsite <command> [options]')
    .addHelpText('after', '\nIn a checkout, write npm start -- in place of offsite.')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => {} })
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand('help [command]', 'Prints the options of a command.')
  addServeOptions(program).action((flags: ServeFlags) => {
    task = { command: 'serve', options: readServeOptions(flags, env) }
  })
  const sandbox = program
    .command('sandbox')
    .description('Runs only the sandbox, a local Aiven API.')
  refuseAsArgument(addHost(addSandboxOptions(sandbox)), TOKEN).action((flags: object) => {
    task = { command: 'sandbox', options: readSandboxOptions(flags, env) }
  })
  const watch = program
    .command('watch')
    .description(
      'Checks all backups every few minutes, and notifies you when one is not as it should be.',
    )
  addWatchOptions(watch).action((flags: WatchFlags) => {
    task = { command: 'watch', options: readWatchOptions(flags, env) }
  })
  const check = program
    .command('check')
    .description('Checks once whether all backups meet a policy, or will after a Terraform plan.')
  addCheckOptions(check).action((flags: CheckFlags) => {
    task = { command: 'check', options: readCheckOptions(flags, env) }
  })
  const doctor = program
    .command('doctor')
    .description(
      'Checks whether an API answers as Offsite expects, and what a token may do. Only reads.',
    )
  addDoctorOptions(doctor).action((flags: DoctorFlags) => {
    task = { command: 'doctor', options: readDoctorOptions(flags, env) }
  })
  refuseStrays(program)

  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw new OptionError(explain(error, args))
    return { command: 'help', text: help.trimEnd() }
  }
  if (!task) throw new Error('The command line asked for nothing.')
  return task
}

/** Refuses what belongs to no option, and options of the program before the name of a command. */
function refuseStrays(program: Command): void {
  for (const command of [program, ...program.commands]) command.allowExcessArguments()
  program.hook('preAction', (_, command) => {
    const [stray] = command.args
    if (stray !== undefined) throw new OptionError(`Unknown command '${stray}'. See --help.`)
    const early = Object.keys(program.opts())
    if (command !== program && early.length > 0) {
      throw new OptionError(`Options follow the command: offsite ${command.name()} [options].`)
    }
  })
}

/** Of a command that is not there, the parser would print the program's help as an error. */
function explain(error: CommanderError, args: readonly string[]): string {
  if (error.code !== 'commander.help') return oneLine(error.message)
  return `Unknown command '${args[args.indexOf('help') + 1] ?? ''}'. See --help.`
}

/** The parser's message as one sentence that repeats no value: it could be a secret. */
function oneLine(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/(--[\w-]+)=[^']*/, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}. See --help.`
}
