// An installation for tests that are not about how it comes to be: made by the API, as a script would.
import { ask, openPage } from "./pages.mjs";
import { cast } from "./people.mjs";

/** Sends a mutation that must succeed and returns its payload. */
async function change(page, mutation, variables) {
  const [payload] = Object.values(await ask(page, mutation, variables));
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

/** Makes the organization with a program and a plan, and lets the partner apply. Returns the program's id. */
export async function furnish(browser, url) {
  const owner = await openPage(browser, { url });
  const { name, email, password } = cast.owner;
  await change(
    owner.page,
    `mutation($i: OrganizationCreateInput!) { organizationCreate(input: $i) { userErrors { message } } }`,
    { i: { name: "Example Ltd", ownerName: name, email, password } },
  );
  const { program } = await change(
    owner.page,
    `mutation($i: ProgramCreateInput!) { programCreate(input: $i) { program { id } userErrors { message } } }`,
    {
      i: {
        name: "Friends",
        currency: "EUR",
        timeZone: "Europe/Berlin",
        siteUrl: "https://shop.example.com/",
      },
    },
  );
  const incentives = [{ name: "Sale", trigger: "sale", percentage: "10" }];
  const { plan } = await change(
    owner.page,
    `mutation($p: ID!, $i: PlanCreateInput!) { planCreate(programId: $p, input: $i) { plan { id } userErrors { message } } }`,
    { p: program.id, i: { name: "Standard", version: { incentives } } },
  );
  await change(
    owner.page,
    `mutation($p: ID!, $plan: ID!) { programUpdate(id: $p, input: { planId: $plan }) { userErrors { message } } }`,
    { p: program.id, plan: plan.id },
  );
  const partner = await openPage(browser, { url });
  await change(
    partner.page,
    `mutation($i: ProgramApplyInput!) { programApply(input: $i) { userErrors { message } } }`,
    {
      i: {
        programId: program.id,
        name: "Ada Consulting",
        contactName: cast.partner.name,
        email: cast.partner.email,
        password: cast.partner.password,
      },
    },
  );
  await owner.context.close();
  await partner.context.close();
  return program.id;
}
