// Porchlight's own lint rules, loaded by .oxlintrc.json, so that editors show them too.
import { relative } from 'node:path'
import { refusedImport } from './directions.ts'

interface Node {
  readonly type: string
  readonly source?: Node | null
  readonly value?: unknown
  readonly name?: string
  readonly computed?: boolean
  readonly property?: Node
  readonly imported?: Node
}

interface Context {
  readonly filename: string
  readonly cwd: string
  report(problem: { node: Node; message: string }): void
}

const pathOf = (context: Context): string => relative(context.cwd, context.filename).replaceAll('\\', '/')

const directions = {
  create(context: Context) {
    const judge = (node: Node): void => {
      if (typeof node.source?.value !== 'string') return
      const message = refusedImport(pathOf(context), node.source.value)
      if (message) context.report({ node: node.source, message })
    }
    return {
      ImportDeclaration: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
      ImportExpression: judge,
      TSImportType: judge,
    }
  },
}

const CHANGE_AT =
  'changeAt makes an actor of its own, which is not ours: every reader would set the batch aside. Use change on the current heads.'

const noChangeAt = {
  create(context: Context) {
    const refuse = (node: Node | undefined): void => {
      if (node?.name === 'changeAt' || node?.value === 'changeAt') context.report({ node, message: CHANGE_AT })
    }
    return {
      MemberExpression: (node: Node) => refuse(node.property),
      ImportSpecifier: (node: Node) => refuse(node.imported),
    }
  },
}

export default { meta: { name: 'porchlight' }, rules: { directions, 'no-change-at': noChangeAt } }
