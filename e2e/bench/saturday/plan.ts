export interface SaturdayPlan {
  readonly phones: number
  readonly visits: number
  readonly turfs: number
}

export interface Saturday {
  readonly ms: number
  /** Of each phone, both ways, from "back online" on. */
  readonly bytes: readonly number[]
}

export const PLAN: SaturdayPlan = { phones: 10, visits: 80, turfs: 5 }
