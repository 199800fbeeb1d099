'use client'

import dynamic from 'next/dynamic'

/** The sheet, for pages that rarely show one: its scripts are loaded with the first. */
export const SheetOnDemand = dynamic(() => import('./explain-sheet').then((module) => module.ExplainSheet))
