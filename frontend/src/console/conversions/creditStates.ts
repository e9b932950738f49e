/** Whether somebody has credit for a conversion. */
export const creditStates = ["ATTRIBUTED", "UNATTRIBUTED"] as const;
