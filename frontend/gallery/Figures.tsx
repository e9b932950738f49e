import { BarChart } from "~/ui/BarChart";
import { Card } from "~/ui/Card";
import { Funnel } from "~/ui/Funnel";
import { LineChart } from "~/ui/LineChart";
import { Money, MoneyList } from "~/ui/Money";
import { ProgressBar, StepLadder } from "~/ui/Progress";
import { Sparkline } from "~/ui/Sparkline";
import { StageBar } from "~/ui/StageBar";
import { Stat, StatRow } from "~/ui/Stat";

const eur = (amount: string) => ({ amount, currencyCode: "EUR" });
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const series = (name: string, factor: number) => ({
  name,
  points: months.map((label, index) => {
    const value = Math.round(factor * (1200 + 900 * Math.sin(index / 2) + index * 160));
    return { label, value, words: `€${value.toLocaleString("en")}.00` };
  }),
});
const both = [series("This year", 1), series("Last year", 0.7)];
const tick = (value: number) => `€${value.toLocaleString("en")}`;

/** Everything that shows figures. */
export function Figures() {
  return (
    <>
      <StatRow>
        <Stat
          label="Payable"
          value={<Money value={eur("1240.50")} />}
          period="paid on 15 Jan 2027"
          href="/portal"
          size="lead"
        />
        <Stat
          label="Earned"
          value={<Money value={eur("3310.00")} />}
          period="1–31 Dec 2026"
          href="/portal"
          change={{ words: "+12.5% on November", tone: "good" }}
        />
        <Stat
          label="Balances"
          value={<MoneyList values={[eur("12.00"), { amount: "-3.50", currencyCode: "USD" }]} />}
          period="now"
          note="Earned less paid, per currency."
        />
      </StatRow>
      <Card title="Your pipeline">
        <StageBar
          label="Pipeline"
          stages={[
            {
              key: "1",
              name: "Submitted",
              count: 12,
              words: "12",
              value: <Money value={eur("8400.00")} />,
              href: "/portal",
            },
            {
              key: "2",
              name: "Qualified",
              count: 7,
              words: "7",
              value: <Money value={eur("6100.00")} />,
              href: "/portal",
            },
            {
              key: "3",
              name: "Meeting",
              count: 3,
              words: "3",
              value: <Money value={eur("4200.00")} />,
              href: "/portal",
            },
            {
              key: "4",
              name: "Proposal",
              count: 1,
              words: "1",
              value: <Money value={eur("900.00")} />,
              href: "/portal",
            },
          ]}
        />
      </Card>
      <div className="grid gap-6 md:grid-cols-2">
        <Card title="Funnel">
          <Funnel
            label="Funnel"
            steps={[
              { key: "c", name: "Clicks", count: 12430, words: "12,430", href: "/console" },
              { key: "l", name: "Leads", count: 830, words: "830", share: "6.7%", href: "/console" },
              { key: "s", name: "Sales", count: 96, words: "96", share: "11.6%", href: "/console" },
            ]}
          />
        </Card>
        <Card title="Tier">
          <div className="flex flex-col gap-4">
            <ProgressBar
              label="Net revenue"
              share={0.64}
              words="€3,200.00 of €5,000.00"
              note="€1,800.00 more by 31 Dec 2026 for Gold."
            />
            <StepLadder
              label="Tiers"
              steps={[
                { key: "b", name: "Bronze", state: "done", note: "10% of each sale" },
                { key: "s", name: "Silver", state: "current", note: "12% of each sale" },
                { key: "g", name: "Gold", state: "to-come", note: "15% of each sale" },
              ]}
            />
          </div>
        </Card>
      </div>
      <Card title="Revenue">
        <LineChart title="Revenue by month in EUR, Jan–Dec 2026" series={both} tick={tick} />
      </Card>
      <Card
        title="Cost"
        action={
          <Sparkline
            label="Clicks of the last 12 weeks, rising"
            values={[3, 5, 4, 8, 7, 9, 12, 11, 15, 14, 18, 21]}
          />
        }
      >
        <BarChart title="Cost by month in EUR, Jan–Dec 2026" series={both} tick={tick} />
      </Card>
    </>
  );
}
