import type { ErrorInfo, ReactNode } from 'react'
import { Component } from 'react'
import { ErrorScreen } from './ErrorScreen.tsx'
import { toldError } from './told-error.ts'

interface State {
  readonly error: Error | undefined
  readonly where: string
}

/** Catches a bug in a screen: says what is safe, offers to open again and to copy the details. Nothing is sent anywhere. */
export class Failure extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined, where: '' }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' })
    console.error(error)
  }

  override render(): ReactNode {
    const { error, where } = this.state
    if (!error) return this.props.children
    return <ErrorScreen details={`${toldError(error)}\n${where}`} />
  }
}
