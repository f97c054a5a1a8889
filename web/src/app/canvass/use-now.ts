import { useState } from 'react'

/** The time when the screen opened: near enough for ages and for "today", and the same while it is shown. */
export const useNow = (): number => useState(() => Date.now())[0]
