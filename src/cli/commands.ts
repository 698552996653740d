/** The command line, as yargs reads it. */
import yargs from 'yargs'
import { suggestion } from '../scenario/suggest.js'
import { type ExitCode, exitCodes, UsageError } from './exit.js'
import { terminalWidth } from './layout.js'
import {
  calibrationForce,
  calibrationOptions,
  changes,
  fileAndChanges,
  flagNames,
  listed,
  logOptions,
  options,
  refuseTwice,
  usualTargetsInWords,
} from './options.js'

/** What a command cannot do without, beside its flags. */
const needed = {
  run: 'file',
  plan: 'file',
  interview: 'file',
  merge: 'folders..',
  rerun: 'folder',
  facts: 'log',
  calibrate: 'file',
} as const

/** Flags that a command cannot do without. */
const neededFlags: Readonly<Record<string, string>> = {
  to: '--to FACTS.json is missing; responsorium facts LOG --json FACTS.json writes it.',
  run: '--run is missing: which run, as ARM/REPLICATE.',
}

/**
 * Reads a command line and carries out its command.
 * @throws UsageError for what cannot be understood, and what the commands throw.
 */
export async function parse(words: readonly string[], version: string): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  const end = (ended: ExitCode): void => {
    code = ended
  }
  const { out, workers, chunk, log, json, quiet, force } = options
  await yargs([...words])
    .scriptName('responsorium')
    .usage('$0 <command>\n\nAn agent-based laboratory for peer-support forums.')
    .version(version)
    .alias('version', 'v')
    .alias('help', 'h')
    .command(
      `run <${needed.run}>`,
      'carry out a study and leave tables, charts and a report',
      (command) =>
        fileAndChanges(command)
          .options({ out, workers, chunk, quiet, force, log, 'retry-failed': options.retryFailed })
          .example('$0 run study.yaml --replicates 5 --days 90', 'a quick look')
          .example('$0 run study.yaml --set moderation.detection=0.5 --out half', ''),
      async ({ set, ...flags }) => {
        const { run } = await import('./run.js')
        end(await run({ ...flags, set: listed(set) }))
      },
    )
    .command(
      `plan <${needed.plan}>`,
      'show what a study would do, what is done, and the time and disk it takes',
      (command) => fileAndChanges(command).options({ out, workers, chunk, log }).example('$0 plan study.yaml', ''),
      async ({ set, ...flags }) => {
        const { showPlan } = await import('./plan.js')
        end(await showPlan({ ...flags, set: listed(set) }))
      },
    )
    .command(
      `interview <${needed.interview}>`,
      'the interview study inside the model: who is asked, what they say, and what everyone would have said',
      (command) =>
        fileAndChanges(command)
          .options({
            out: { ...out, describe: out.describe.replace('>', '>-interview') },
            workers,
            json: options.json,
            quiet,
            force,
          })
          .example('$0 interview study.yaml', '37 of those who still write are asked, 8 answer')
          .example('$0 interview study.yaml --set interview.willingness=0', 'all equally willing')
          .epilogue('--set takes interview.NAME too: responsorium explain interview lists them.'),
      async ({ set, ...flags }) => {
        const { interview } = await import('./interview.js')
        end(await interview({ ...flags, set: listed(set) }))
      },
    )
    .command(
      `merge <${needed.merge}>`,
      'join the parts of a study that were carried out with --chunk',
      (command) =>
        command
          .positional('folders', { type: 'string', array: true, describe: 'the folders of all parts', demandOption: true })
          .options({ out, quiet, force })
          .example('$0 merge outputs/study.part-*', ''),
      async (flags) => {
        const { merge } = await import('./merge.js')
        end(await merge(flags))
      },
    )
    .command(
      'validate [file]',
      'say which patterns of real forums come out of a study’s forum, and of a null model',
      (command) =>
        command
          .positional('file', { type: 'string', describe: 'a study file [default: the self-help forum]' })
          .options({
            ...changes,
            replicates: { ...changes.replicates, describe: 'runs [default: 20]' },
            days: {
              ...changes.days,
              describe: 'how long the forum is simulated [default: 730, which the patterns are meant for]',
            },
            out: { ...out, describe: 'folder for the table and the chart; there it goes on where it was stopped' },
            workers,
            json,
            quiet,
            force: { ...force, describe: 'replace another validation, or the file of numbers' },
          })
          .example('$0 validate', 'the forum as it comes')
          .example('$0 validate study.yaml --out outputs/patterns', ''),
      async ({ set, ...flags }) => {
        const { validate } = await import('./validate.js')
        end(await validate({ ...flags, set: listed(set) }))
      },
    )
    .command(
      `rerun <${needed.rerun}>`,
      'repeat one run of a study and say whether it is identical',
      (command) =>
        command
          .positional('folder', { type: 'string', describe: 'folder of the outputs', demandOption: true })
          .options({ run: options.run })
          .example("$0 rerun outputs/moderated-vs-unmoderated --run 'none/3'", ''),
      async (flags) => {
        const { rerun } = await import('./rerun.js')
        end(await rerun(flags))
      },
    )
    .command(
      `facts <${needed.facts}>`,
      'facts of the post log of a forum, real or simulated: who writes, who answers, who stays',
      (command) =>
        command
          .positional('log', { type: 'string', describe: 'posts as CSV (gzip or not) or Parquet', demandOption: true })
          .options({ ...logOptions, quiet })
          .example('$0 facts posts.csv', '')
          .example('$0 facts posts.csv --every 180 --out about', 'half-years one after another')
          .example('$0 facts posts.csv --columns thread_id=topic,t=created --json facts.json', '')
          .example('$0 facts outputs/study/posts.parquet --run none/1 --from 0 --to 730', 'a simulated forum'),
      async (flags) => {
        const { showFacts } = await import('./facts.js')
        end(await showFacts(flags))
      },
    )
    .command(
      `calibrate <${needed.calibrate}>`,
      'fit a study to the facts of a log, and say what the log does not tell',
      (command) =>
        command
          .positional('file', { type: 'string', describe: 'a study file of one forum', demandOption: true })
          .options({ ...calibrationOptions, workers, quiet, force: { ...force, describe: calibrationForce } })
          .example('$0 facts log.csv --json facts.json', 'first the facts')
          .example('$0 calibrate study.yaml --to facts.json', 'then the fit')
          .epilogue(usualTargetsInWords()),
      async ({ set, free, hold, prior, target, ...flags }) => {
        const { calibrate } = await import('./calibrate.js')
        const lists = { set: listed(set), free: listed(free), hold: listed(hold), prior: listed(prior), target: listed(target) }
        end(await calibrate({ ...flags, ...lists }))
      },
    )
    .command(
      'explain [name]',
      'what a parameter or measure is; without a name, all of them',
      (command) =>
        command
          .positional('name', { type: 'string', describe: 'a parameter, a group of them such as replying, or a measure' })
          .options({ assumptions: options.assumptions, odd: options.odd })
          .example('$0 explain moderation.detection', 'one parameter')
          .example('$0 explain replying', 'all parameters of a group')
          .example('$0 explain unanswered', 'a measure')
          .example('$0 explain --odd > model.md', 'the whole model, to read or to write anew from'),
      async ({ name, assumptions, odd }) => {
        if (odd) {
          const { describeModel } = await import('./odd.js')
          return void process.stdout.write(describeModel(name, assumptions))
        }
        const { explain } = await import('./explain.js')
        process.stdout.write(explain(name, { assumptions, width: terminalWidth() }))
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
    .demandCommand(1, 'Say what to do.')
    .check(refuseTwice)
    .example('$0 run scenarios/moderated-vs-unmoderated.yaml', 'does moderation help?')
    .example('$0 run study.yaml --replicates 5 --days 90', 'a quick look')
    .example('$0 explain', 'every parameter and measure')
    .epilogue('Exit codes: 0 done, 1 failed, 2 wrong input, 3 some runs failed, 130 interrupted.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, terminalWidth()))
    .exitProcess(false)
    .showHelpOnFail(false)
    // A handler that did not throw would let the command go on with the words it could not understand.
    .fail((message, error) => {
      // What yargs itself throws comes as an error too.
      if (error && error.name !== 'YError') throw error
      throw new UsageError(`${plainly(message ?? error.message, words)}\nresponsorium --help lists commands and flags.`)
    })
    .parseAsync()
  return code
}

/** Some of yargs' messages leave out what they are about, or what may have been meant. */
function plainly(message: string, words: readonly string[]): string {
  if (message.startsWith('Not enough non-option arguments')) return withoutNeeded(words)
  const [, required = ''] = /^Missing required arguments?: ([\w-]+)/.exec(message) ?? []
  if (neededFlags[required] !== undefined) return neededFlags[required]
  const [, flag] = /^Unknown arguments?: ([\w-]+)/.exec(message) ?? []
  if (flag !== undefined && flagNames.includes(flag)) return `${words[0]} does not take --${flag}; other commands do.`
  if (flag !== undefined) return `Unknown argument: ${flag}${suggestion(flag, flagNames)}`
  return message.startsWith('Did you mean') ? `${words[0]}: there is no such command. ${message}` : message
}

/** Names what is missing, which may stand after flags or not at all. */
function withoutNeeded(words: readonly string[]): string {
  const command = words.find((word): word is keyof typeof needed => Object.hasOwn(needed, word))
  if (command === undefined) return 'Say what to do.'
  const name = needed[command].replace('..', '').toUpperCase()
  return `${name} is missing: responsorium ${command} ${name}`
}
