/** A way for the reader to the library's sign-in page and back. */
export interface SignInRoute {
  /** Where the library sends the outcome: exactly as registered for the site. */
  readonly redirectUri: string;
  /**
   * Shows the reader the sign-in page.
   *
   * @param address of the sign-in page
   * @param state in the outcome that belongs to this visit
   * @returns the parameters of the authorization response (RFC 6749, section 4.1.2)
   * @throws SignInError where there is none
   */
  visit(address: string, state: string): Promise<URLSearchParams>;
}
