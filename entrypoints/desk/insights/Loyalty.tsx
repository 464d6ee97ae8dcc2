import { Loading } from '../../../components/ui/Notice.tsx';
import { Cohorts } from './Cohorts.tsx';
import { Pyramid } from './Pyramid.tsx';
import { ShopFrame } from './ShopFrame.tsx';
import { TimeBetween } from './TimeBetween.tsx';

/** Who brings the revenue, who comes back, and after how long. Over all time. */
export function Loyalty({ now }: { now: number }) {
  return (
    <ShopFrame view="loyalty" days={null} now={now}>
      {({ loyalty, currency }, open) =>
        loyalty ? (
          <>
            <Pyramid loyalty={loyalty} currency={currency} open={open} />
            <Cohorts loyalty={loyalty} currency={currency} open={open} />
            <TimeBetween loyalty={loyalty} currency={currency} open={open} />
          </>
        ) : (
          <Loading />
        )
      }
    </ShopFrame>
  );
}
