import { useMutation } from "urql";
import { graphql } from "~/gql/gql";

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut { userErrors { message } }
  }
`);

const SeatSwitchDocument = graphql(`
  mutation SeatSwitch($id: ID!) {
    seatSwitch(id: $id) { userErrors { message } }
  }
`);

/** Leaves or changes the seat. Both load the app anew: nothing of one viewer may stay in the store for the next. */
export function useSession() {
  const [, endSession] = useMutation(SignOutDocument);
  const [, switchSeat] = useMutation(SeatSwitchDocument);
  return {
    signOut: async () => {
      await endSession({});
      location.assign("/sign-in");
    },
    takeSeat: async (id: string) => {
      await switchSeat({ id });
      location.assign("/");
    },
  };
}
