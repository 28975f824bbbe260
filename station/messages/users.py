"""Who may do what: signing in, roles, PINs, hand over."""

from station.messages.row import Row

USER_MESSAGES: dict[str, Row] = {
    "sign_in_needed": Row("Nobody is signed in at this screen.", "Sign in: name and PIN, or badge."),
    "role_missing": Row("{name} may not do this: it needs the role {role}.", "Ask a person with that role."),
}
