import { Plus, Trash2 } from "lucide-react";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { CopyField } from "~/ui/CopyField";
import { CountrySelect } from "~/ui/CountrySelect";
import { Form, FormActions, FormSection } from "~/ui/Form";
import { IconButton } from "~/ui/IconButton";
import { Checkbox, Input, PasswordInput, Select, Textarea } from "~/ui/Input";
import { Menu } from "~/ui/Menu";
import { QrCode } from "~/ui/QrCode";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { SearchField } from "~/ui/SearchField";
import { Tooltip } from "~/ui/Tooltip";

/** Everything that is typed or pressed. */
export function Inputs() {
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" icon={<Plus aria-hidden="true" className="size-4" />}>
          Create a link
        </Button>
        <Button>Export</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="danger">Remove the member</Button>
        <Button look="primary" busy>
          Save
        </Button>
        <Button disabled>Save</Button>
        <IconButton label="Delete" icon={<Trash2 aria-hidden="true" className="size-4" />} />
        <Menu
          trigger={<Button>More</Button>}
          groups={[{ title: "Partner", items: [{ label: "Suspend" }, { label: "Remove", danger: true }] }]}
        />
        <Tooltip words="Amount less tax and shipping">
          <button type="button" className="underline decoration-dotted">
            Base
          </button>
        </Tooltip>
        <SearchField label="Search partners" value="" onSearch={() => {}} />
      </div>
      <Card title="A form">
        <Form problems={["The plan is in use by 3 groups."]}>
          <FormSection title="Terms" note="They hold for conversions from the day you choose.">
            <Input label="Name" hint="As partners see it." required defaultValue="Standard" />
            <Input
              label="Hold"
              suffix="days"
              inputMode="decimal"
              defaultValue="30"
              error="At most 365 days."
            />
            <Select label="Model" defaultValue="LAST">
              <option value="LAST">Last touch</option>
              <option value="FIRST">First touch</option>
            </Select>
            <CountrySelect label="Country" none="Any country" optional />
            <Textarea label="Note" optional placeholder="Only members see it" />
            <RadioGroup label="Whom it pays" hint="Old customers keep their terms.">
              <Radio label="Everybody" name="who" defaultChecked />
              <Radio label="New customers" hint="From the day the version begins." name="who" />
            </RadioGroup>
            <Checkbox label="Needs a person's approval" hint="After the hold." defaultChecked />
            <PasswordInput label="Password" />
          </FormSection>
          <FormActions>
            <Button type="submit" look="primary">
              Save the version
            </Button>
            <Button>Cancel</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title="Share">
        <div className="flex flex-col gap-4">
          <CopyField label="Your link" value="https://go.example.com/r/ada" />
          <QrCode
            label="QR code of go.example.com/r/ada"
            svg="/favicon.svg"
            png="/favicon.svg"
            fileName="ada"
          />
        </div>
      </Card>
    </>
  );
}
