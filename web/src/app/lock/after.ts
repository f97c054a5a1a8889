/** Minutes without a touch; 0: as soon as the app is left. */
export const LOCK_AFTER = [0, 1, 5, 15, 60] as const
export const LOCK_AFTER_SETTING = 'lock.after'
export const LOCK_AFTER_DEFAULT = 5
