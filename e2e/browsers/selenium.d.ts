/** As much of selenium-webdriver as is used here: it brings no types. */
declare module 'selenium-webdriver' {
  export interface WebElement {
    getDriver(): {
      executeScript<A extends readonly unknown[]>(
        script: (element: Element, ...args: A) => unknown,
        element: WebElement,
        ...args: A
      ): Promise<unknown>
    }
    click(): Promise<void>
    sendKeys(...keys: string[]): Promise<void>
    getAriaRole(): Promise<string>
    getAccessibleName(): Promise<string>
  }
  interface Actions {
    keyDown(key: string): Actions
    keyUp(key: string): Actions
    sendKeys(...keys: string[]): Actions
    perform(): Promise<void>
  }
  interface WebDriver {
    get(url: string): Promise<void>
    navigate(): { refresh(): Promise<void> }
    executeScript(script: string, ...args: readonly unknown[]): Promise<unknown>
    actions(): Actions
    takeScreenshot(): Promise<string>
    getCapabilities(): Promise<Capabilities>
    manage(): { window(): { setRect(rect: { x: number; y: number; width: number; height: number }): Promise<void> } }
    quit(): Promise<void>
  }
  class Capabilities {
    set(key: string, value: unknown): this
    get(key: string): unknown
  }
  class Builder {
    usingServer(url: string): this
    withCapabilities(capabilities: Capabilities): this
    build(): Promise<WebDriver>
  }
  const Key: { readonly CONTROL: string; readonly END: string; readonly ENTER: string; readonly TAB: string; readonly SPACE: string }
  const module: { Builder: typeof Builder; Capabilities: typeof Capabilities; Key: typeof Key }
  export default module
}
