/** The command line, as yargs reads it. */
import yargs, { type Argv } from 'yargs'
import { type ExitCode, exitCodes, UsageError } from './exit.js'

/**
 * Reads a command line and carries out its command.
 * @throws UsageError for what cannot be understood, and what the commands throw.
 */
export async function parse(words: readonly string[], version: string): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  const end = (ended: ExitCode): void => {
    code = ended
  }
  await yargs([...words])
    .scriptName('responsorium')
    .usage('$0 <command>\n\nAn agent-based laboratory for peer-support forums.')
    .version(version)
    .alias('version', 'v')
    .alias('help', 'h')
    .command('run <file>', 'carry out a study and leave tables, charts and a report', studyOptions, async ({ set, ...flags }) => {
      const { run } = await import('./run.js')
      end(await run({ ...flags, set: listed(set) }))
    })
    .command(
      'merge <folders..>',
      'join the parts of a study that were carried out with --chunk',
      (command) =>
        command
          .positional('folders', { type: 'string', array: true, describe: 'the folders of all parts', demandOption: true })
          .option('out', outOption)
          .option('quiet', quietOption)
          .option('force', forceOption)
          .example('$0 merge outputs/study.part-*', ''),
      async (flags) => {
        const { merge } = await import('./merge.js')
        end(await merge(flags))
      },
    )
    .command(
      'rerun <folder>',
      'repeat one run of a study and say whether it is identical',
      (command) =>
        command
          .positional('folder', { type: 'string', describe: 'folder of the outputs', demandOption: true })
          .option('run', { ...text('which run, as ARM/REPLICATE'), demandOption: true })
          .example("$0 rerun outputs/moderated-vs-unmoderated --run 'none/3'", ''),
      async (flags) => {
        const { rerun } = await import('./rerun.js')
        end(await rerun(flags))
      },
    )
    .command(
      'explain [name]',
      'what a parameter or measure is; without a name, all of them',
      (command) =>
        command
          .positional('name', { type: 'string', describe: 'a parameter, a group of them such as replying, or a measure' })
          .option('assumptions', { type: 'boolean', default: false, describe: 'only the parameters that rest on no source' })
          .example('$0 explain moderation.detection', 'one parameter')
          .example('$0 explain replying', 'all parameters of a group')
          .example('$0 explain unanswered', 'a measure'),
      async ({ name, assumptions }) => {
        const { explain } = await import('./explain.js')
        process.stdout.write(explain(name, { assumptions, width: process.stdout.columns ?? 100 }))
      },
    )
    .command(
      'schema',
      'the JSON Schema of a study file, for editors',
      (command) => command.example('$0 schema > study.schema.json', ''),
      async () => {
        const { studySchema } = await import('../scenario/schema.js')
        process.stdout.write(`${JSON.stringify(studySchema(), null, 2)}\n`)
      },
    )
    .completion('completion', 'a script that completes commands and flags in your shell')
    .demandCommand(1, 'Say what to do: responsorium --help lists the commands.')
    .example('$0 run scenarios/moderated-vs-unmoderated.yaml', 'does moderation help?')
    .example('$0 run study.yaml --replicates 5 --days 90', 'a quick look')
    .example('$0 explain', 'every parameter and measure')
    .epilogue('Exit codes: 0 done, 1 failed, 2 wrong input, 3 some runs failed, 130 interrupted.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .showHelpOnFail(false)
    // A handler that did not throw would let the command go on with the words it could not understand.
    .fail((message, error) => {
      throw error ?? new UsageError(`${plainly(message, words)}\nresponsorium --help lists commands and flags.`)
    })
    .parseAsync()
  return code
}

/** Two of yargs' messages leave out what they are about. */
function plainly(message: string, words: readonly string[]): string {
  if (message.startsWith('Not enough non-option arguments'))
    return `responsorium ${words[0]}: say which file, for instance scenarios/study.yaml`
  return message.startsWith('Did you mean') ? `${words[0]}: there is no such command. ${message}` : message
}

const text = (describe: string) => ({ type: 'string', describe, requiresArg: true }) as const
const flag = (describe: string) => ({ type: 'boolean', describe, default: false }) as const

const outOption = text('folder for the outputs [default: outputs/<name of the study>]')
const quietOption = flag('say nothing but errors')
const forceOption = flag('replace the outputs of another study')

const studyOptions = (command: Argv) =>
  command
    .positional('file', { type: 'string', describe: 'a study file', demandOption: true })
    .option('out', outOption)
    .option('replicates', text('runs of each arm'))
    .option('seed', text('seed of the study'))
    .option('days', text('how long the forum is simulated'))
    .option('set', { ...text('name=value of a parameter; may be given again'), string: true })
    .option('workers', text('worker threads [default: the cores of this machine]'))
    .option('chunk', text('i/K: only every K-th run, beginning with the i-th, as a part of its own'))
    .option('quiet', quietOption)
    .option('force', forceOption)
    .option('log', flag('keep every post, in posts.parquet'))
    .option('retry-failed', flag('try runs again that failed'))

const listed = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : [value].flat())
