import {
  CalendarCheck,
  ChartNoAxesColumn,
  Database,
  type LucideIcon,
  MessageSquareText,
  Settings,
  Store,
  Sun,
  Users,
} from 'lucide-react';
import type { View } from './route.ts';

export const railIcons: Record<View, LucideIcon> = {
  today: Sun,
  customers: Users,
  replies: MessageSquareText,
  followups: CalendarCheck,
  insights: ChartNoAxesColumn,
  marketplaces: Store,
  data: Database,
  settings: Settings,
};
