import type { ReactNode } from 'react'

export interface CountsProps {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** A small table: the first column names, the others count. */
export const Counts = ({ caption, columns, rows }: CountsProps) => (
  <table className="counts">
    <caption className="hidden">{caption}</caption>
    <thead>
      <tr>
        {columns.map(column => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells: [name, ...numbers] }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {numbers.map((number, index) => (
            <td key={columns[index + 1]}>{number}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
