"""Who may do what: signing in, roles, PINs, hand over."""

from station.messages.row import Row

USER_MESSAGES: dict[str, Row] = {
    "sign_in_needed": Row("Nobody is signed in at this screen.", "Sign in: name and PIN, or badge."),
    "role_missing": Row("{name} may not do this: it needs the role {role}.", "Ask a person with that role."),
    "pin_wrong": Row("The PIN is wrong.", "Try again: {left:1 try is|{left} tries are} left."),
    "badge_unknown": Row("This badge belongs to no user here.", "Sign in with name and PIN."),
    "sign_in_blocked": Row("Too many wrong PINs.", "Try again in {seconds:1 second|{seconds} seconds}."),
    "user_unknown": Row("There is no user {name}.", "See the list of users."),
    "user_exists": Row("User {name} exists.", "Choose another name."),
    "user_name_form": Row("A user's name has 1 to 40 visible characters.", "Choose another name."),
    "user_name_reserved": Row("The name {name} is taken by the station itself.", "Choose another name."),
    "pin_form": Row("A PIN has 4 to 12 digits, not all the same.", "Choose another PIN."),
    "badge_form": Row("A badge has 6 to 200 characters.", "Use another badge."),
    "badge_taken": Row("This badge belongs to another user.", "Use another badge."),
    "users_many": Row("There are {n} users, and no room for more.", "Remove one first."),
    "last_supervisor": Row("{name} is the last supervisor.", "Make another supervisor first."),
    "first_is_supervisor": Row("The first user must be a supervisor.", "Create the first supervisor."),
    "users_unreadable": Row("The file of users cannot be used: {path}: {detail}.", "Mend it, or remove it."),
    "sessions_many": Row("Too many screens are signed in.", "Sign out at another screen."),
}
