package org.tensorloupe.load;

/// Which of the waiting jobs runs next; first comes first.
public enum Priority {
    /// What the user looks at now.
    VISIBLE,
    /// What the user asked for and waits for, such as an export.
    ASKED,
    /// What may be looked at later.
    LATER
}
