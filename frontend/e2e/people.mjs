// The people of a journey. Each has a device of their own, and is signed in again after the clock was moved.
import { openPage, signIn } from "./pages.mjs";

/** Who takes part. */
export const cast = {
  owner: { name: "Olive Owner", email: "olive@example.com", password: "a long password", size: "desktop" },
  partner: { name: "Ada Advisor", email: "ada@example.com", password: "another password", size: "phone" },
  rival: { name: "Bob Builder", email: "bob@example.com", password: "a third password", size: "phone" },
};

/** The devices of one journey: `device(who)` is that person's page, `leave(who)` closes it after its last check. */
export function people(browser, url, clock) {
  const open = new Map();
  const leave = async (who) => {
    const device = open.get(who);
    open.delete(who);
    device?.check();
    await device?.context.close();
  };
  return {
    leave,
    /** Opens the device, signed out. */
    async device(who) {
      await leave(who);
      const device = await openPage(browser, { url, size: cast[who].size, now: clock.now });
      open.set(who, device);
      return device.page;
    },
    /** The page of a person who is signed in already. */
    page: (who) => open.get(who).page,
    /** The page of a person who comes back and signs in. */
    async back(who) {
      const page = await this.device(who);
      await signIn(page, cast[who].email, cast[who].password);
      return page;
    },
  };
}
