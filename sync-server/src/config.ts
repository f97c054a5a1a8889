import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '@porchlight/shared/base/result'

export interface Config {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** Folder of the built app, or undefined for a relay alone. */
  readonly app: string | undefined
  /** File of hosting passes, or undefined: whoever comes may open channels. */
  readonly passFile: string | undefined
  /** What the data folder may hold, in bytes of entries, and in channels. */
  readonly maxBytes: number
  readonly maxChannels: number
  readonly maxChannelBytes: number
  readonly sockets: number
  readonly socketsPerAddress: number
  /** Multiplies the request and byte rates of one address. */
  readonly rate: number
  readonly proxies: readonly string[]
  readonly origins: readonly string[]
}

export const USAGE = `Porchlight's relay: keeps sealed entries it cannot read, and serves the app.

  --port N                  8080           PORCHLIGHT_PORT
  --host ADDRESS            all addresses  PORCHLIGHT_HOST
  --data FOLDER             ./data         PORCHLIGHT_DATA
  --tls-cert FILE --tls-key FILE           PORCHLIGHT_TLS_CERT, PORCHLIGHT_TLS_KEY
  --app FOLDER              web/dist       PORCHLIGHT_APP
  --relay-only              no app         PORCHLIGHT_RELAY_ONLY=1
  --open                    anybody may open channels (the default)
  --pass-file FILE          only with a hosting pass; one a line   PORCHLIGHT_PASS_FILE
  --max-mib N               20480          PORCHLIGHT_MAX_MIB          entries in all
  --max-channel-mib N       1024           PORCHLIGHT_MAX_CHANNEL_MIB  entries in one channel
  --max-channels N          1000000        PORCHLIGHT_MAX_CHANNELS
  --max-sockets N           10000          PORCHLIGHT_MAX_SOCKETS
  --sockets-per-address N   256            PORCHLIGHT_SOCKETS_PER_ADDRESS
  --rate N                  1              PORCHLIGHT_RATE  multiplies what one address may send
  --proxy ADDRESS,…         127.0.0.1,::1  PORCHLIGHT_PROXY  whose X-Forwarded-For is believed
  --origin ORIGIN,…         any            PORCHLIGHT_ORIGIN
  --help
`

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  app: { type: 'string' },
  'relay-only': { type: 'boolean' },
  open: { type: 'boolean' },
  'pass-file': { type: 'string' },
  'max-mib': { type: 'string' },
  'max-channel-mib': { type: 'string' },
  'max-channels': { type: 'string' },
  'max-sockets': { type: 'string' },
  'sockets-per-address': { type: 'string' },
  rate: { type: 'string' },
  proxy: { type: 'string' },
  origin: { type: 'string' },
  help: { type: 'boolean' },
} as const

type Name = keyof typeof OPTIONS

class Wrong extends Error {}

const MIB = 1 << 20

/** Options before environment before defaults. The refusal's detail is a sentence for whoever typed them; `help` asks for USAGE. */
export function readConfig(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  defaultApp: string,
  { appMayBeMissing = false }: { readonly appMayBeMissing?: boolean } = {},
): Result<Config> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false })
    if (values.help) return fail({ code: 'help', detail: USAGE })
    const text = (name: Name): string | undefined => {
      const given = values[name] ?? env[`PORCHLIGHT_${name.toUpperCase().replaceAll('-', '_')}`]
      return given === undefined || given === '' ? undefined : String(given)
    }
    const number = (name: Name, otherwise: number, min: number, max: number): number => {
      const given = text(name)
      const value = given === undefined ? otherwise : Number(given)
      if (!Number.isFinite(value) || value < min || value > max)
        throw new Wrong(`--${name} has to be a number from ${min} to ${max}, not "${given}".`)
      return value
    }
    const list = (name: Name, otherwise: string): string[] => (text(name) ?? otherwise).split(',').flatMap(it => it.trim() || [])
    const flag = (name: Name): boolean => values[name] === true || ['1', 'true', 'yes'].includes(text(name) ?? '')
    const file = (name: Name): string | undefined => {
      const given = text(name)
      if (given !== undefined && !existsSync(given)) throw new Wrong(`--${name}: there is no file "${given}".`)
      return given === undefined ? undefined : resolve(given)
    }

    const cert = file('tls-cert')
    const key = file('tls-key')
    if ((cert === undefined) !== (key === undefined)) throw new Wrong('--tls-cert and --tls-key go together: give both or neither.')
    if (flag('open') && text('pass-file') !== undefined) throw new Wrong('--open and --pass-file contradict each other: give one of them.')
    const app = flag('relay-only') ? undefined : resolve(text('app') ?? defaultApp)
    const willBeBuilt = appMayBeMissing && app === resolve(defaultApp)
    if (app !== undefined && !willBeBuilt && !existsSync(resolve(app, 'index.html')))
      throw new Wrong(`There is no built app in "${app}". Build it with "npm start", name its folder with --app, or run --relay-only.`)
    return ok({
      port: number('port', 8080, 0, 65_535),
      host: text('host') ?? '::',
      data: resolve(text('data') ?? 'data'),
      tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
      app,
      passFile: file('pass-file'),
      maxBytes: number('max-mib', 20_480, 1, 1e9) * MIB,
      maxChannelBytes: number('max-channel-mib', 1024, 1, 1e9) * MIB,
      maxChannels: number('max-channels', 1_000_000, 1, 1e9),
      sockets: number('max-sockets', 10_000, 1, 1e6),
      socketsPerAddress: number('sockets-per-address', 256, 1, 1e6),
      rate: number('rate', 1, 0.001, 1e6),
      proxies: list('proxy', '127.0.0.1,::1'),
      origins: list('origin', ''),
    })
  } catch (error) {
    return fail({ code: 'bad-options', detail: error instanceof Error ? error.message : String(error) })
  }
}
