'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'

const waiting = () => <Skeleton className="h-72 w-full" />

/** Charts come after the page: nobody who opens another one loads the library. */
export const VolumeChart = dynamic(() => import('./volume-chart'), { ssr: false, loading: waiting })
export const BacklogChart = dynamic(() => import('./backlog-chart'), { ssr: false, loading: waiting })
